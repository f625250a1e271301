/// How long the answers to members took, in all and by command.
struct MemberFigures {
    private(set) var all = Latencies()
    private var byKind: [MemberRequest.Kind: Latencies] = [:]

    mutating func append(_ answers: [MemberAnswer]) {
        all.append(answers.map(\.nanoseconds))
        for answer in answers { byKind[answer.kind, default: Latencies()].append([answer.nanoseconds]) }
    }

    var summary: String { Self.text(all) }

    /// One line a command.
    var details: [String] {
        MemberRequest.Kind.allCases.compactMap { kind in
            byKind[kind].map { "\(kind.rawValue): \(Self.text($0))" }
        }
    }

    private static func text(_ latencies: Latencies) -> String {
        let figures = [("p50", 0.5), ("p99", 0.99), ("max", 1)].map { name, share in
            "\(name) \(Double(latencies.quantile(share) / 10_000) / 100) ms"
        }
        return "\(latencies.nanoseconds.count) commands, " + figures.joined(separator: ", ")
    }
}
