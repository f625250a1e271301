/// Durations of single operations, in nanoseconds.
struct Latencies {
    private(set) var nanoseconds: [UInt64] = []

    mutating func append(_ more: [UInt64]) { nanoseconds += more }

    /// The value below which this share of all lies; 0 for none.
    func quantile(_ share: Double) -> UInt64 {
        let sorted = nanoseconds.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    var median: UInt64 { quantile(0.5) }

    /// Median and 99th percentile in microseconds.
    var summary: String { "median \(microseconds(median)) µs, p99 \(microseconds(quantile(0.99))) µs" }

    private func microseconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds / 10) / 100 }
}
