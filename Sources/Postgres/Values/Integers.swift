extension PostgresEncodable where Self: FixedWidthInteger {
    /// Decimal digits.
    public var postgresText: String? { String(self) }
}

extension PostgresDecodable where Self: FixedWidthInteger {
    /// Nil for anything but decimal digits in range.
    public init?(postgresText text: String) { self.init(text, radix: 10) }
}

extension Int16: PostgresCodable {
    /// `smallint`
    public static var postgresType: PostgresType { .int2 }

    /// `smallint`
    public static var decodablePostgresTypes: [PostgresType] { [.int2] }
}

extension Int32: PostgresCodable {
    /// `integer`
    public static var postgresType: PostgresType { .int4 }

    /// The SQL integers that fit.
    public static var decodablePostgresTypes: [PostgresType] { [.int4, .int2] }
}

extension Int64: PostgresCodable {
    /// `bigint`
    public static var postgresType: PostgresType { .int8 }

    /// The SQL integers that fit.
    public static var decodablePostgresTypes: [PostgresType] { [.int8, .int4, .int2] }
}

extension Int: PostgresCodable {
    /// `bigint`
    public static var postgresType: PostgresType { .int8 }

    /// The SQL integers that fit.
    public static var decodablePostgresTypes: [PostgresType] { [.int8, .int4, .int2] }
}
