import Testing

/// What the districts' cards come to, worked out from the sample's files in the plainest way. Points are in hundredths.
struct NaiveCards {
    struct Line {
        var points: Int
        var bonus = 0
    }

    struct Place: Hashable {
        var unit: String, criterion: String, half = 0
    }

    /// A table of criteria by code, by `cluster/half`; the second half of a cluster may go by another.
    var tables: [String: [String: NaiveTableLine]] = [:]
    /// What the first half of a cluster weighs beside the second; clusters of one score a year have none.
    var weights: [String: (first: Int, second: Int)] = [:]
    /// Which cluster a unit is in.
    var clusters: [String: String] = [:]
    var lines: [Place: Line] = [:]
    /// What findings take off.
    var findings: [String: Int] = [:]

    mutating func useTable(_ csv: String, in cluster: String, halves: ClosedRange<Int> = 0...0) {
        let rows = NaiveCSV(csv).rows.map { ($0["criterion"] ?? "", NaiveTableLine($0)) }
        for half in halves { tables["\(cluster)/\(half)"] = Dictionary(uniqueKeysWithValues: rows) }
    }

    /// Takes the lines of a file over; returns how many there are.
    @discardableResult
    mutating func read(_ csv: String) throws -> Int {
        let rows = NaiveCSV(csv).rows
        for row in rows {
            let half = Int(row["half"] ?? "") ?? 0
            try score(row["unit"] ?? "", row["criterion"] ?? "", half: half, row)
        }
        return rows.count
    }

    /// One line: points as given, or the facts in `plan` and `actual`.
    mutating func score(_ unit: String, _ criterion: String, half: Int = 0, _ given: [String: String]) throws {
        let table = try #require(tables["\(clusters[unit] ?? "")/\(half)"])
        let line = try #require(table[criterion], "\(criterion)")
        let points = given["points"].flatMap { $0.isEmpty ? nil : NaiveTableLine.hundredths($0) }
        let computed = line.points(plan: given["plan"] ?? "", actual: given["actual"] ?? "")
        lines[Place(unit: unit, criterion: criterion, half: half)] = Line(
            points: try #require(points ?? computed, "\(unit) \(criterion)"),
            bonus: NaiveTableLine.hundredths(given["bonus"] ?? ""))
    }

    /// The total of a unit's card.
    func total(_ unit: String) -> Int {
        let cluster = clusters[unit] ?? ""
        let table = tables["\(cluster)/0"] ?? tables["\(cluster)/2"] ?? [:]
        var (base, bonus, deduction) = (0, 0, 0)
        for (code, criterion) in table {
            let line = counted(unit, code, cluster)
            switch criterion.kind {
            case "bonus": bonus += line.points
            case "deduction": deduction += line.points
            default:
                base += line.points
                bonus += line.bonus
            }
        }
        let cap = table.values.filter(\.isBase).reduce(0) { $0 + $1.max } / 20
        return max(0, base + min(bonus, cap) - deduction - (findings[unit] ?? 0))
    }

    /// What a criterion counts with: of halves both, weighed and rounded half up.
    private func counted(_ unit: String, _ criterion: String, _ cluster: String) -> Line {
        func line(_ half: Int) -> Line {
            lines[Place(unit: unit, criterion: criterion, half: half)] ?? Line(points: 0)
        }
        guard let weights = weights[cluster] else { return line(0) }
        let (first, second, sum) = (line(1), line(2), weights.first + weights.second)
        func weigh(_ one: Int, _ two: Int) -> Int {
            (2 * (weights.first * one + weights.second * two) + sum) / (2 * sum)
        }
        return Line(points: weigh(first.points, second.points), bonus: weigh(first.bonus, second.bonus))
    }
}
