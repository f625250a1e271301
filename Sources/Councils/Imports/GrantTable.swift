/// Who may speak to the daemon and as what, read from the columns `who,role,council,unit`.
///
/// `who` is `user:NAME` or `group:NAME`; a number may stand for the name. An empty council means all of them, which only a viewer,
/// an auditor, an operator or an admin may have. A member and a head act for a unit; others may belong to one.
public struct GrantTable: Sendable, Equatable {
    /// A user or a group of the operating system, by name or number.
    public enum Who: Sendable, Equatable {
        /// `user:NAME`
        case user(String)
        /// `group:NAME`
        case group(String)
    }

    /// One line of the file.
    public struct Entry: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// Who is let in.
        public var who: Who
        /// As what.
        public var role: Role
        /// The only council that is visible; `nil` means every one.
        public var council: Code?
        /// The unit that is acted for, or belonged to.
        public var unit: Code?
    }

    /// The lines in the order of the file: of those that fit, the first counts.
    public let entries: [Entry]

    /// The columns of the file.
    public static let columns = ["who", "role", "council", "unit"]

    /// Reads grants, or throws every mistake in them. A file of no lines grants nothing.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var entries: [Entry] = []
        while let row = try table.next() {
            if let entry = Self.entry(row, &table) { entries.append(entry) }
        }
        try table.finish()
        self.entries = entries
    }

    private static func entry(_ row: ImportTable.Row, _ table: inout ImportTable) -> Entry? {
        let who = table.value(row, "who", "grant_who_malformed", Who.init)
        let role = table.value(row, "role", .choice(Role.self), Role.init(rawValue:))
        let council = code(row, "council", &table)
        let unit = code(row, "unit", &table)
        guard let who, let role, let council, let unit else { return nil }
        if let gap = role.gap(council: council?.rawValue, unit: unit?.rawValue) {
            table.note(row.line, gap.name, nil, gap.reason)
            return nil
        }
        return Entry(line: row.line, who: who, role: role, council: council, unit: unit)
    }

    /// A code that may be left out: empty is no code, and only what is no code at all is `nil`.
    private static func code(_ row: ImportTable.Row, _ column: String, _ table: inout ImportTable) -> Code?? {
        if row[column].isEmpty { return .some(nil) }
        return table.value(row, column, Code.rule, Code.init(rawValue:))
    }
}

extension GrantTable.Who {
    /// `user:NAME` or `group:NAME`, or `nil` where the text is neither.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty,
            !parts[1].contains(where: { $0 == ":" || $0 == "/" || $0.isWhitespace })
        else { return nil }
        switch parts[0] {
        case "user": self = .user(String(parts[1]))
        case "group": self = .group(String(parts[1]))
        default: return nil
        }
    }
}
