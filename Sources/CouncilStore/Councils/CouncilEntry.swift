import Councils
public import Postgres

/// What the directory says of a council.
public struct CouncilEntry: Sendable, Equatable {
    /// The id in the database; nothing outside the store needs it but the lanes.
    public let id: Int64
    /// What people type.
    public let code: String
    /// As the council writes it, in normal form C.
    public let name: String
    /// `central`, `ministry` or `province`.
    public let level: String
    /// The code of the council above; `nil` at the top.
    public let parent: String?
    /// The IANA name of the zone that its dates are meant in.
    public let timeZone: String
    /// When it was added.
    public let createdAt: Timestamp

    /// What a list of councils shows.
    public static let columns: [ListColumn] = [
        .code("council"), .name("name"), .code("level"), .code("parent"), .code("time_zone"),
    ]

    /// The councils, sorted as Vietnamese sorts names; one only, if given.
    static func list(only council: String?) -> ListQuery {
        ListQuery(
            columns,
            """
            select council.code as council, council.name, council.level, parent.code as parent, council.time_zone
            from council
            left join council as parent on parent.council_id = council.parent_id
            where \(council)::text is null or council.code = \(council)
            order by council.name collate vi, council.code
            """)
    }

    static func all(_ transaction: borrowing Transaction) throws -> [CouncilEntry] {
        try transaction.query(
            """
            select council.council_id, council.code, council.name, council.level, parent.code as parent, council.time_zone,
                   council.created_at
            from council
            left join council as parent on parent.council_id = council.parent_id
            order by council.name collate vi, council.code
            """
        ).map(CouncilEntry.init)
    }

    private init(_ row: Row) throws {
        id = try row["council_id"]
        code = try row["code"]
        name = try row["name"]
        level = try row["level"]
        parent = try row["parent"]
        timeZone = try row["time_zone"]
        createdAt = try row["created_at"]
    }
}

/// A council to be added.
public struct NewCouncil: Sendable {
    /// What people type.
    public var code: String
    /// As the council writes it, in normal form C.
    public var name: String
    /// Where it stands in the hierarchy.
    public var level: String
    /// The code of the council above; `nil` at the top.
    public var parent: String?
    /// The IANA name of the zone that its dates are meant in.
    public var timeZone: String

    /// A council as an operator describes it.
    public init(code: String, name: String, level: CouncilLevel, parent: String?, timeZone: String) {
        self.code = code
        self.name = name
        self.level = level.rawValue
        self.parent = parent
        self.timeZone = timeZone
    }

    func matches(_ entry: CouncilEntry) -> Bool {
        (name, level, parent, timeZone) == (entry.name, entry.level, entry.parent, entry.timeZone)
    }

    /// False where somebody else has just added a council of this code.
    func insert(parent: Int64?, _ transaction: borrowing Transaction) throws -> Bool {
        try transaction.only(
            "select add_council(\(code), \(name), \(level), \(parent), \(timeZone)) is not null as is_new")["is_new"]
    }
}
