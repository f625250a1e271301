import BenchBaseline

/// What one part does beside its baseline, measured in rounds that alternate.
struct Comparison {
    let title: String
    /// The ratio that ours should stay below.
    let reach: Double
    private(set) var baseline = Latencies()
    private(set) var ours = Latencies()

    init(_ title: String, reach: Double) {
        self.title = title
        self.reach = reach
    }

    mutating func append(baseline: UInt64, ours: UInt64) {
        self.baseline.append([baseline])
        self.ours.append([ours])
    }

    /// Median by median.
    var ratio: Double { Double(ours.median) / Double(max(1, baseline.median)) }

    func report() {
        let figures = "baseline \(Self.text(baseline.median)), ours \(Self.text(ours.median))"
        say("\(title)\n  \(figures), ratio \(Double(Int(ratio * 1_000)) / 1_000) (reach: \(reach))")
    }

    private static func text(_ nanoseconds: UInt64) -> String { "\(Double(nanoseconds / 10_000) / 100) ms" }
}

/// How long the body takes, in nanoseconds.
func nanoseconds(isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void) async rethrows
    -> UInt64
{
    let start = bench_now()
    try await body()
    return bench_now() - start
}
