/// An exact decimal number, as `numeric` is: an integer and the count of its digits behind the point.
///
/// Holds 38 digits. Equal numbers are equal whatever their scale: 1.5 is 1.50.
public struct Numeric: Sendable {
    /// The number without its point.
    public let unscaled: Int128

    /// How many digits of `unscaled` stand behind the point; never negative.
    public let scale: Int

    /// A number of hundredths is `Numeric(unscaled: hundredths, scale: 2)`. A negative scale counts as 0.
    public init(unscaled: Int128, scale: Int = 0) {
        self.unscaled = unscaled
        self.scale = max(0, scale)
    }

    /// The same number with the fewest digits behind the point.
    public var normalized: Numeric {
        var (unscaled, scale) = (unscaled, scale)
        while scale > 0, unscaled % 10 == 0 {
            unscaled /= 10
            scale -= 1
        }
        return Numeric(unscaled: unscaled, scale: scale)
    }

    /// The unscaled integer at another scale; nil where a digit would be lost or the integer overflows.
    public func unscaled(atScale target: Int) -> Int128? {
        var (result, scale) = (unscaled, scale)
        while scale > target {
            guard result % 10 == 0 else { return nil }
            result /= 10
            scale -= 1
        }
        while scale < target {
            if result == 0 { return 0 }
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
            scale += 1
        }
        return result
    }
}

extension Numeric: Hashable, Comparable {
    /// Numbers compare by value, not by digits written.
    public static func == (left: Numeric, right: Numeric) -> Bool {
        let (left, right) = (left.normalized, right.normalized)
        return left.unscaled == right.unscaled && left.scale == right.scale
    }

    /// Hashes the value.
    public func hash(into hasher: inout Hasher) {
        let normalized = normalized
        hasher.combine(normalized.unscaled)
        hasher.combine(normalized.scale)
    }

    /// Orders by value.
    public static func < (left: Numeric, right: Numeric) -> Bool {
        let scale = max(left.scale, right.scale)
        // At most one side must grow, so at most one side can overflow, and that one is further from zero.
        guard let first = left.unscaled(atScale: scale) else { return left.unscaled < 0 }
        guard let second = right.unscaled(atScale: scale) else { return right.unscaled > 0 }
        return first < second
    }
}

extension Numeric: LosslessStringConvertible, ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int64) { self.init(unscaled: Int128(value)) }

    /// Parses `-12.50`; nil for anything but digits with one point, or more than 38 of them.
    public init?(_ description: String) {
        var (unscaled, scale, digits) = (Int128(0), 0, 0)
        var seenPoint = false
        let isNegative = description.utf8.first == UInt8(ascii: "-")
        for byte in description.utf8.dropFirst(isNegative ? 1 : 0) {
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int128(byte - UInt8(ascii: "0"))
            let (product, tooLong) = unscaled.multipliedReportingOverflow(by: 10)
            // Collecting downwards for negative numbers reaches the smallest integer, which has no opposite.
            let (sum, tooBig) = product.addingReportingOverflow(isNegative ? -digit : digit)
            guard !tooLong, !tooBig else { return nil }
            unscaled = sum
            digits += 1
            scale += seenPoint ? 1 : 0
        }
        guard digits > 0 else { return nil }
        self.init(unscaled: unscaled, scale: scale)
    }

    /// All digits, those behind the point as many as `scale`.
    public var description: String {
        let digits = String(unscaled.magnitude)
        let sign = unscaled < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}

extension Numeric: PostgresCodable {
    /// `numeric`
    public static var postgresType: PostgresType { .numeric }

    /// `numeric` and every integer type.
    public static var decodablePostgresTypes: [PostgresType] { [.numeric, .int8, .int4, .int2] }

    /// The digits.
    public var postgresText: String? { description }

    /// Nil for NaN and infinity, which no decimal number is, and beyond 38 digits.
    public init?(postgresText text: String) { self.init(text) }
}
