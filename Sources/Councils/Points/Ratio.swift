/// An exact quotient that is never divided: a result rate in per cent, or a number of days.
public struct Ratio: Sendable, Hashable {
    /// 0 or more.
    public let numerator: Int64
    /// More than 0.
    public let denominator: Int64

    /// A quotient; `nil` for a negative one or one over nothing.
    public init?(_ numerator: Int64, over denominator: Int64) {
        guard numerator >= 0, denominator > 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The quantity itself.
    public init(_ quantity: Quantity) {
        numerator = quantity.tenThousandths
        denominator = Quantity.unitsPerOne
    }

    /// What a result is of its plan, in per cent; `nil` for a plan of nothing.
    public init?(percentOf actual: Quantity, plan: Quantity) {
        // At most 10^16 over 10^14, so nothing overflows.
        self.init(actual.tenThousandths * 100, over: plan.tenThousandths)
    }

    /// Whether the quotient is less than a quantity, equal to it or more: -1, 0 or 1.
    ///
    /// Both sides are multiplied out in 128 bits. The largest product is 2^63 · 10^14 < 2^110, for any quotient.
    func compared(with quantity: Quantity) -> Int {
        let left = Int128(numerator) * Int128(Quantity.unitsPerOne)
        let right = Int128(quantity.tenThousandths) * Int128(denominator)
        return left < right ? -1 : left == right ? 0 : 1
    }
}
