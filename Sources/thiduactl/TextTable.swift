import Admin

/// Aligns rows under their columns by terminal width, numbers to the right.
struct TextTable {
    /// The names over the columns; empty for pairs.
    var header: [String]
    /// The rows; nil is null.
    var rows: [[String?]] = []

    /// The lines of the table, without spaces at their ends.
    var lines: [String] {
        let cells = rows.map { row in row.map(Self.shown) }
        let all = (header.isEmpty ? [] : [header.map(\.escapedForDisplay)]) + cells
        let count = all.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in all.map { $0.cell(column).displayWidth }.max() ?? 0 }
        let right = (0..<count).map(isNumeric)
        return all.map { row in
            let padded = (0..<count).map { Self.padded(row.cell($0), to: widths[$0], right: right[$0]) }
            return trimmed(padded.joined(separator: "  "))
        }
    }

    private func isNumeric(_ column: Int) -> Bool {
        let values = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        return !values.isEmpty
            && values.allSatisfy { Double($0) != nil && $0.utf8.first.map(Self.beginsNumber) ?? false }
    }

    private static func beginsNumber(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) || octet == UInt8(ascii: "-")
    }

    private static func shown(_ value: String?) -> String {
        value?.escapedForDisplay ?? "-"
    }

    private static func padded(_ text: String, to width: Int, right: Bool) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.displayWidth))
        return right ? spaces + text : text + spaces
    }

    private func trimmed(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }
}

extension [String] {
    fileprivate func cell(_ column: Int) -> String { indices.contains(column) ? self[column] : "" }
}
