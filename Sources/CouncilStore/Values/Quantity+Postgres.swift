public import Councils
public import Postgres

/// Quantities travel as `numeric`.
extension Quantity: PostgresEncodable {
    /// `numeric`
    public static var postgresType: PostgresType { .numeric }
    /// The plain decimal.
    public var postgresText: String? { description }
}
