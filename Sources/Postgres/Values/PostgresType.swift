/// A column's or parameter's type, by its object identifier in the server's catalogue.
public struct PostgresType: Hashable, Sendable {
    /// The row of `pg_type`; 0 lets the server infer a parameter's type.
    public let oid: UInt32

    /// A type by its identifier, for types this module has no name for.
    public init(oid: UInt32) { self.oid = oid }

    /// Leaves a parameter's type to the server, as for a value of a type made by `create type`.
    public static let inferred = PostgresType(oid: 0)
    /// `boolean`
    public static let bool = PostgresType(oid: 16)
    /// `bytea`
    public static let bytea = PostgresType(oid: 17)
    /// `"char"`, the one-byte type of the catalogues.
    public static let char = PostgresType(oid: 18)
    /// `name`, the identifier type of the catalogues.
    public static let name = PostgresType(oid: 19)
    /// `bigint`
    public static let int8 = PostgresType(oid: 20)
    /// `smallint`
    public static let int2 = PostgresType(oid: 21)
    /// `integer`
    public static let int4 = PostgresType(oid: 23)
    /// `text`
    public static let text = PostgresType(oid: 25)
    /// `json`
    public static let json = PostgresType(oid: 114)
    /// `unknown`, a literal whose type nothing decided.
    public static let unknown = PostgresType(oid: 705)
    /// `character(n)`
    public static let bpchar = PostgresType(oid: 1042)
    /// `character varying(n)`
    public static let varchar = PostgresType(oid: 1043)
    /// `date`
    public static let date = PostgresType(oid: 1082)
    /// `timestamp with time zone`
    public static let timestamptz = PostgresType(oid: 1184)
    /// `numeric`
    public static let numeric = PostgresType(oid: 1700)
    /// `void`, what a function returns that returns nothing.
    public static let void = PostgresType(oid: 2278)
    /// `uuid`
    public static let uuid = PostgresType(oid: 2950)
    /// `jsonb`
    public static let jsonb = PostgresType(oid: 3802)
}

extension PostgresType {
    /// Every type that has a name here, with the type of its arrays.
    private static let catalogue: [(type: PostgresType, name: String, arrayOID: UInt32)] = [
        (.bool, "boolean", 1000), (.bytea, "bytea", 1001), (.char, "\"char\"", 1002), (.name, "name", 1003),
        (.int8, "bigint", 1016), (.int2, "smallint", 1005), (.int4, "integer", 1007), (.text, "text", 1009),
        (.json, "json", 199), (.bpchar, "character", 1014), (.varchar, "character varying", 1015),
        (.date, "date", 1182), (.timestamptz, "timestamp with time zone", 1185), (.numeric, "numeric", 1231),
        (.uuid, "uuid", 2951), (.jsonb, "jsonb", 3807),
    ]

    private static let arrays = Dictionary(
        uniqueKeysWithValues: catalogue.map { ($0.type, PostgresType(oid: $0.arrayOID)) })
    private static let elements = Dictionary(
        uniqueKeysWithValues: catalogue.map { (PostgresType(oid: $0.arrayOID), $0.type) })
    private static let names = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.type, $0.name) })

    /// The type of one-dimensional arrays of this type; `inferred` where this module does not know it.
    public var array: PostgresType { Self.arrays[self] ?? .inferred }

    /// The type of an array's elements; nil for what is no array known here.
    public var element: PostgresType? { Self.elements[self] }
}

extension PostgresType: CustomStringConvertible {
    /// The name as in SQL, or `type 12345` for a type of the database's own.
    public var description: String {
        if let name = Self.names[self] { return name }
        if let element { return "\(element)[]" }
        return "type \(oid)"
    }
}
