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
    /// The comma is the decimal sign; a full stop is one too, except where it groups thousands.
    public init(parsing text: String) throws(ParseError) {
        var digits = Substring(text)
        if digits.first == "-" || digits.first == "−" { throw .negative }
        if digits.first == "+" { digits.removeFirst() }

        guard let number = DecimalText(digits) else { throw .notANumber }
        guard number.fraction.utf8.count <= 2 else { throw .tooManyPlaces }
        guard let points = number.value(places: 2).flatMap(Points.init(hundredths:)) else { throw .tooLarge }
        self = points
    }
}
