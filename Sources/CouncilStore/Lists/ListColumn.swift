import Postgres

/// A column of a list: its name, how it is written and how it sorts.
public struct ListColumn: Sendable {
    enum Kind: Sendable {
        /// Names and sentences, in Vietnamese order.
        case name
        /// Codes and words of the protocol, octet by octet.
        case code
        /// Numbers, points and days, in their own order.
        case value
        /// Instants, written in UTC.
        case instant
        /// Yes or no.
        case flag
    }

    /// The column's name, in the list and in the query behind it.
    public let name: String
    let kind: Kind
    private let place: SQL

    private init(_ name: StaticString, _ kind: Kind) {
        self.name = name.description
        self.kind = kind
        place = SQL(stringLiteral: name)
    }

    /// Names and sentences, which sort as Vietnamese sorts them.
    public static func name(_ name: StaticString) -> ListColumn { ListColumn(name, .name) }

    /// Codes and words of the protocol.
    public static func code(_ name: StaticString) -> ListColumn { ListColumn(name, .code) }

    /// Numbers, points and days.
    public static func value(_ name: StaticString) -> ListColumn { ListColumn(name, .value) }

    /// Instants, written in UTC.
    public static func instant(_ name: StaticString) -> ListColumn { ListColumn(name, .instant) }

    /// Yes or no.
    public static func flag(_ name: StaticString) -> ListColumn { ListColumn(name, .flag) }

    /// The column as its list writes it.
    var text: SQL {
        switch kind {
        case .name, .code, .value: "list.\"\(place)\"::text"
        // As `Timestamp` writes it: no zeros behind the last digit needed.
        case .instant:
            """
            rtrim(rtrim(to_char(list."\(place)" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'
            """
        case .flag: "case when list.\"\(place)\" then 'yes' when not list.\"\(place)\" then 'no' end"
        }
    }

    /// The column as it sorts.
    func order(descending: Bool) -> SQL {
        let key: SQL =
            switch kind {
            case .name: "list.\"\(place)\"::text collate vi"
            case .code: "list.\"\(place)\"::text collate \"C\""
            case .value, .instant, .flag: "list.\"\(place)\""
            }
        return descending ? "\(key) desc nulls last" : "\(key) asc nulls last"
    }
}
