extension Points {
    /// Why a text is not points.
    public enum ParseError: Error, Equatable {
        case notANumber
        case negative
        case tooManyPlaces
        case tooLarge

        /// The reason, for people.
        public var message: Message {
            switch self {
            case .notANumber: "points_not_a_number"
            case .negative: "points_negative"
            case .tooManyPlaces: "points_too_fine"
            case .tooLarge: Message("points_too_large", ["max": "\(Points.maximum)"])
            }
        }
    }

    /// Reads points as people write them in documents and imports: `9`, `9,5`, `9.50`, `1.000`, `1.000,25`.
    ///
    /// A comma is the decimal sign, as in Vietnam. A full stop is a decimal sign too, except where it groups thousands: with
    /// exactly three digits behind each stop and one to three before the first (`1.000` is one thousand).
    public init(parsing text: String) throws(ParseError) {
        var digits = Substring(text)
        if digits.first == "-" || digits.first == "−" { throw .negative }
        if digits.first == "+" { digits.removeFirst() }

        let halves = digits.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let (whole, fraction) = try Points.halves(halves)
        guard let value = Points.hundredths(whole: whole, fraction: fraction) else { throw .notANumber }
        guard fraction.count <= 2 else { throw .tooManyPlaces }
        guard let points = value.flatMap(Points.init(hundredths:)) else { throw .tooLarge }
        self = points
    }

    /// Splits at the decimal sign: what is before it without grouping, and what is behind it.
    private static func halves(_ byComma: [Substring]) throws(ParseError) -> (whole: String, fraction: Substring) {
        let byStop = byComma[0].split(separator: ".", omittingEmptySubsequences: false)
        if isGrouped(byStop) { return (byStop.joined(), byComma.count == 2 ? byComma[1] : "") }
        switch (byComma.count, byStop.count) {
        case (1, 1): return (String(byStop[0]), "")
        case (2, 1): return (String(byStop[0]), byComma[1])
        case (1, 2): return (String(byStop[0]), byStop[1])
        default: throw .notANumber
        }
    }

    private static func isGrouped(_ parts: [Substring]) -> Bool {
        parts.count > 1 && (1...3).contains(parts[0].count) && parts[0].first != "0"
            && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// The value in hundredths, of the first two places only; the inner `nil` is an overflow, the outer one not a number.
    private static func hundredths(whole: String, fraction: Substring) -> Int64?? {
        guard !whole.isEmpty, (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let places = fraction.prefix(2) + String(repeating: "0", count: max(0, 2 - fraction.count))
        return .some(Int64(whole + places))
    }
}
