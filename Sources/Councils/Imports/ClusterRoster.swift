/// A council's clusters and their members, read from the columns `cluster,cluster_name,kind,unit,unit_name`.
///
/// One line is one unit; the lines of one cluster repeat its name and kind, which must agree, and a unit stands once.
public struct ClusterRoster: Sendable, Equatable {
    /// One unit and the cluster that it competes in.
    public struct Entry: Sendable, Equatable {
        /// The cluster's code.
        public var cluster: Code
        /// The cluster's name.
        public var clusterName: String
        /// By territory or by sector.
        public var kind: ClusterKind
        /// The unit's code.
        public var unit: Code
        /// The unit's name.
        public var unitName: String
    }

    /// The units in the order of the file; never empty.
    public let entries: [Entry]

    /// The columns of the file.
    public static let columns = ["cluster", "cluster_name", "kind", "unit", "unit_name"]

    /// Reads a roster, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var entries: [Entry] = []
        var firstOfCluster: [Code: (entry: Entry, line: Int)] = [:]
        var lineOfUnit: [Code: Int] = [:]
        while let row = try table.next() {
            guard let entry = Self.entry(row, &table) else { continue }
            if let earlier = lineOfUnit.updateValue(row.line, forKey: entry.unit) {
                table.note(row.line, "unit", entry.unit.rawValue, Message("stands_twice", ["line": "\(earlier)"]))
            }
            if let first = firstOfCluster[entry.cluster] {
                Self.compare(entry, with: first.entry, onLine: first.line, row, &table)
            } else {
                firstOfCluster[entry.cluster] = (entry, row.line)
            }
            entries.append(entry)
        }
        if entries.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.entries = entries
    }

    private static func entry(_ row: ImportTable.Row, _ table: inout ImportTable) -> Entry? {
        let cluster = table.value(row, "cluster", Code.rule, Code.init(rawValue:))
        let clusterName = table.value(row, "cluster_name", Label.rule, Label.init)
        let kind = table.value(
            row, "kind", .choice(ClusterKind.self), ClusterKind.init(rawValue:))
        let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
        let unitName = table.value(row, "unit_name", Label.rule, Label.init)
        guard let cluster, let clusterName, let kind, let unit, let unitName else { return nil }
        return Entry(
            cluster: cluster, clusterName: clusterName.text, kind: kind, unit: unit, unitName: unitName.text)
    }

    private static func compare(
        _ entry: Entry, with first: Entry, onLine line: Int, _ row: ImportTable.Row, _ table: inout ImportTable
    ) {
        if entry.clusterName != first.clusterName {
            table.note(
                row.line, "cluster_name", entry.clusterName,
                Message("named_otherwise", ["line": "\(line)", "name": first.clusterName]))
        }
        if entry.kind != first.kind {
            table.note(
                row.line, "kind", entry.kind.rawValue,
                Message("said_otherwise", ["line": "\(line)", "value": first.kind.rawValue]))
        }
    }
}
