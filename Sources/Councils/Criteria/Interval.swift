/// A place between values: just before one or just behind it. `75` included begins before 75, excluded behind it.
public struct Cut: Sendable, Hashable, Comparable {
    /// The value at the cut.
    public let value: Quantity
    /// Whether the value itself lies before the cut.
    public let isBehind: Bool

    /// Where every scale begins: before 0.
    static let start = Cut(value: .zero, isBehind: false)

    /// From low to high; before a value, then behind it.
    public static func < (left: Cut, right: Cut) -> Bool {
        (left.value, left.isBehind ? 1 : 0) < (right.value, right.isBehind ? 1 : 0)
    }

    /// Whether a result lies behind the cut.
    func isAtOrBefore(_ result: Ratio) -> Bool {
        let order = result.compared(with: value)
        return order > 0 || order == 0 && !isBehind
    }

    /// The nearer of two ends, where `nil` is without end.
    static func first(_ one: Cut?, _ other: Cut?) -> Cut? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    /// The farther of two ends, where `nil` is without end.
    static func last(_ one: Cut?, _ other: Cut?) -> Cut? {
        guard let one, let other else { return nil }
        return max(one, other)
    }
}

/// All values between two cuts. Whole days are kept between cuts before whole numbers: up to 2 days ends before 3.
public struct Interval: Sendable, Hashable {
    /// Where it begins.
    public let from: Cut
    /// Where it ends; `nil` is without end.
    public let to: Cut?

    /// Its one canonical form: `<50`, `75..<95`, `>95`; of days `0`, `1..2`, `>10`.
    func text(_ scale: Ladder.Scale) -> String {
        switch scale {
        case .rate: rateText
        case .days: dayText
        }
    }

    private var rateText: String {
        guard let to else { return (from.isBehind ? ">" : ">=") + "\(from.value)" }
        if from == .start { return (to.isBehind ? "<=" : "<") + "\(to.value)" }
        return "\(from.isBehind ? ">" : "")\(from.value)..\(to.isBehind ? "" : "<")\(to.value)"
    }

    private var dayText: String {
        let first = from.value.whole ?? 0
        guard let last = to?.value.whole.map({ $0 - 1 }) else { return first == 0 ? ">=0" : ">\(first - 1)" }
        return first == last ? "\(first)" : "\(first)..\(last)"
    }
}
