/// In which order units lead their clusters, read from `cluster,unit`: the order of the lines is the order of the turn.
public struct RotationRows: Sendable, Equatable {
    /// One place in a cluster's list.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public let line: Int
        /// The cluster's code.
        public let cluster: String
        /// The unit's code.
        public let unit: String
    }

    /// The places in the order of the file; never empty, no unit twice in a cluster.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["cluster", "unit"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var rows: [Row] = []
        var named: Set<[String]> = []
        while let row = try table.next() {
            let cluster = table.value(row, "cluster", Code.rule, Code.init(rawValue:))?.rawValue
            let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))?.rawValue
            guard let cluster, let unit else { continue }
            guard named.insert([cluster, unit]).inserted else {
                table.note(row.line, "unit", unit, Message("rotation_names_twice", ["cluster": cluster]))
                continue
            }
            rows.append(Row(line: row.line, cluster: cluster, unit: unit))
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }
}
