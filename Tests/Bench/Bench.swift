import ArgumentParser

/// Measures the parts beside baselines, in rounds that alternate, and prints ratios made in one run.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Figures beside baselines.",
        subcommands: [RoundTrip.self, Closing.self, CardImport.self, Members.self])
}
