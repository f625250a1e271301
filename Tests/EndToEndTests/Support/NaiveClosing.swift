/// A closing computed anew from the files, one unit after the other: what the daemon's must be equal to.
struct NaiveClosing {
    /// One unit's line, with points in hundredths.
    struct Line: Equatable {
        var cluster: String
        var unit: String
        var total: Int
        var rank: Int
        var isTied: Bool
        var unitClass: String
    }

    let lines: [String: Line]

    /// For files whose decided cards have neither bonus nor deduction.
    init(_ files: CouncilFiles) {
        let clusters = Self.table(files.clusters).reduce(into: [:]) { $0[$1[3]] = $1[0] }
        let groups = Set(Self.table(files.criteria).map { $0[0..<2] })
        let base = groups.reduce(0) { $0 + Self.hundredths($1.last ?? "") }
        let firstGroup = Self.table(files.criteria).first?[0]
        let key = Set(Self.table(files.criteria).filter { $0[0] == firstGroup }.map { $0[2] })
        // The points of the first group tell equal totals apart; nothing else does where nobody has bonus or deductions.
        var totals: [String: (all: Int, key: Int)] = [:]
        for row in Self.table(files.cards.last?.rows ?? "") {
            totals[row[0], default: (0, 0)].all += Self.hundredths(row[2])
            if key.contains(row[1]) { totals[row[0], default: (0, 0)].key += Self.hundredths(row[2]) }
        }
        lines = clusters.reduce(into: [:]) { lines, member in
            let (unit, cluster) = (member.key, member.value)
            let own = totals[unit] ?? (0, 0)
            let others = clusters.filter { $0.value == cluster && $0.key != unit }.map { totals[$0.key] ?? (0, 0) }
            lines[unit] = Line(
                cluster: cluster, unit: unit, total: own.all, rank: 1 + others.count { $0 > own },
                isTied: others.contains { $0 == own }, unitClass: Self.unitClass(own.all, of: base))
        }
    }

    /// By the thresholds that a new council begins with: from 90, 80 and 65 per cent of the base.
    private static func unitClass(_ total: Int, of base: Int) -> String {
        switch Double(total) * 100 / Double(base) {
        case 90...: "excellent"
        case 80..<90: "good"
        case 65..<80: "fair"
        default: "average"
        }
    }

    /// `8.5` is 850.
    static func hundredths(_ text: String) -> Int {
        let parts = text.split(separator: ".")
        let fraction = parts.count > 1 ? (parts[1] + "00").prefix(2) : "00"
        return (Int(parts.first ?? "") ?? 0) * 100 + (Int(fraction) ?? 0)
    }

    /// The rows behind the header; only the columns before the first quoted one are used.
    private static func table(_ csv: String) -> [[String]] {
        csv.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

extension NaiveClosing {
    /// The lines of an answer to `standing list`.
    static func lines(of answer: Answer) throws -> [String: Line] {
        let names = ["cluster", "unit", "total", "rank", "tied", "class"]
        let columns = try names.map { try answer.column($0).map { $0 ?? "" } }
        return answer.rows.indices.reduce(into: [:]) { lines, row in
            let values = columns.map { $0[row] }
            lines[values[1]] = Line(
                cluster: values[0], unit: values[1], total: hundredths(values[2]), rank: Int(values[3]) ?? 0,
                isTied: values[4] == "yes", unitClass: values[5])
        }
    }
}
