/// Everything that is wrong with the configuration, so that one run of `thiduad check` shows all of it.
struct ConfigurationErrors: Error, Equatable, CustomStringConvertible {
    /// One mistake: where it stands and what would be right.
    struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// The layer, and within a file the line: `/etc/thidua/thiduad.yaml:12`, `environment`, `flags`.
        let place: String
        /// What is wrong and what is allowed; never a secret.
        let reason: String

        var description: String { "\(place): \(reason)" }
    }

    let problems: [Problem]

    var description: String {
        problems.map(\.description).joined(separator: "\n")
    }

    /// The same as a refusal to start.
    var startFailure: StartFailure {
        let count = problems.count == 1 ? "1 mistake" : "\(problems.count) mistakes"
        return StartFailure(
            .configuration,
            "the configuration has \(count): " + problems.map(\.description).joined(separator: "; "),
            remedy: "correct it and try `thiduad check`"
        )
    }
}
