/// Points of a scorecard: an exact decimal with two places, 0 or more, never floating point.
///
/// Held as hundredths, so that sums are exact; the largest value is what the database's `numeric(9,2)` holds.
public struct Points: Sendable, Hashable, Comparable {
    /// The value in hundredths of a point.
    public let hundredths: Int64

    /// The largest number of points that can be stored: 9 999 999.99.
    public static let maximum = Points(unchecked: 999_999_999)

    /// No points. This is a score; a missing score is `nil`.
    public static let zero = Points(unchecked: 0)

    /// Points from hundredths; `nil` below zero or above ``maximum``.
    public init?(hundredths: Int64) {
        guard (0...Points.maximum.hundredths).contains(hundredths) else { return nil }
        self.hundredths = hundredths
    }

    private init(unchecked: Int64) {
        hundredths = unchecked
    }

    /// By value.
    public static func < (left: Points, right: Points) -> Bool {
        left.hundredths < right.hundredths
    }

    /// Whether the value is a whole number of `step`s; a step of zero divides nothing.
    public func isMultiple(of step: Points) -> Bool {
        step.hundredths > 0 && hundredths % step.hundredths == 0
    }
}

extension Points: CustomStringConvertible {
    /// The plain decimal with two places that the protocol and the database use, such as `9.50`.
    public var description: String {
        let cents = hundredths % 100
        return String(hundredths / 100) + (cents < 10 ? ".0" : ".") + String(cents)
    }
}

extension Points {
    /// The decimal without zeros at its end, as rules are written: `1.5`, `2`.
    var shortText: String {
        let cents = hundredths % 100
        if cents == 0 { return "\(hundredths / 100)" }
        return cents % 10 == 0 ? "\(hundredths / 100).\(cents / 10)" : description
    }
}
