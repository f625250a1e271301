public import Councils
public import Postgres

/// Points travel as `numeric` with two places; a column with more is refused instead of rounded.
extension Points: PostgresCodable {
    /// `numeric`
    public static var postgresType: PostgresType { .numeric }
    /// `numeric`
    public static var decodablePostgresTypes: [PostgresType] { [.numeric] }
    /// The plain decimal.
    public var postgresText: String? { description }

    /// Reads what the server prints; `nil` for anything else.
    public init?(postgresText text: String) {
        // A plain decimal of the server, never grouped: "1.000" with three places would be a mistake of the query.
        guard let dot = text.firstIndex(of: ".") else {
            guard let whole = Int64(text) else { return nil }
            self.init(hundredths: whole * 100)
            return
        }
        let places = text[text.index(after: dot)...]
        guard places.utf8.count == 2, let hundredths = Int64(text[..<dot] + places) else { return nil }
        self.init(hundredths: hundredths)
    }
}
