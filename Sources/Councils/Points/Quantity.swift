/// A figure that points are worked out from, such as a plan, a result or a rate in per cent: an exact decimal, 0 or more, with
/// at most four places and ten digits before the point, never floating point.
public struct Quantity: Sendable, Hashable, Comparable {
    /// The value in ten-thousandths.
    public let tenThousandths: Int64

    /// So many units make one.
    public static let unitsPerOne: Int64 = 10_000
    /// The largest quantity: 9 999 999 999.9999.
    public static let maximum = Quantity(unchecked: 99_999_999_999_999)
    /// Nothing at all, which is a result; a missing one is `nil`.
    public static let zero = Quantity(unchecked: 0)

    /// A quantity from ten-thousandths; `nil` below zero or above ``maximum``.
    public init?(tenThousandths: Int64) {
        guard (0...Self.maximum.tenThousandths).contains(tenThousandths) else { return nil }
        self.tenThousandths = tenThousandths
    }

    private init(unchecked: Int64) {
        tenThousandths = unchecked
    }

    /// By value.
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.tenThousandths < right.tenThousandths
    }

    /// The value where it is a whole number.
    var whole: Int64? {
        tenThousandths.isMultiple(of: Self.unitsPerOne) ? tenThousandths / Self.unitsPerOne : nil
    }
}

extension Quantity: CustomStringConvertible {
    /// The plain decimal without zeros at its end, such as `97.5`. One with three places is written with four: `97.125` would
    /// be read as a number whose thousands are grouped.
    public var description: String {
        let places = "\(Self.unitsPerOne + tenThousandths % Self.unitsPerOne)".dropFirst()
        let used = places.lastIndex { $0 != "0" }.map { places[...$0] } ?? ""
        let shown = used.count == 3 ? places : used
        return "\(tenThousandths / Self.unitsPerOne)" + (shown.isEmpty ? "" : ".\(shown)")
    }
}

extension Quantity {
    /// Why a text is not a quantity.
    public enum ParseError: Error, Equatable {
        case notANumber
        case negative
        case tooManyPlaces
        case tooLarge

        /// The reason, for people.
        public var message: Message {
            switch self {
            case .notANumber: "points_not_a_number"
            case .negative: "quantity_negative"
            case .tooManyPlaces: "quantity_too_fine"
            case .tooLarge: Message("points_too_large", ["max": "\(Quantity.maximum)"])
            }
        }
    }

    /// Reads a quantity as people write it, with the decimal signs and grouping of ``Points``.
    public init(parsing text: some StringProtocol) throws(ParseError) {
        let digits = Substring(text)
        if digits.first == "-" || digits.first == "−" { throw .negative }
        guard let number = DecimalText(digits) else { throw .notANumber }
        guard number.fraction.utf8.count <= 4 else { throw .tooManyPlaces }
        guard let quantity = number.value(places: 4).flatMap(Quantity.init(tenThousandths:)) else { throw .tooLarge }
        self = quantity
    }
}
