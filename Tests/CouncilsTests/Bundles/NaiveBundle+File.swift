import Councils
import TestSupport

extension NaiveBundle {
    /// The file.
    var text: String { Self.text(rows) }

    static func text(_ rows: [[String?]]) -> String {
        rows.map { $0.map(escaped).joined(separator: "\t") + "\n" }.joined()
    }

    private static func escaped(_ value: String?) -> String {
        guard let value else { return "\\N" }
        return value.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }

    static func digest(_ fields: [String?]) -> String {
        let text = fields.map { field in field.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
        return SHA256.digest(of: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Line by line, each field by field.
    var rows: [[String?]] {
        let main = setRows("main", table.criteria, groups)
        let first = table.amended.map { setRows("first", $0, firstGroups) }
        var rows: [[String?]] = [
            ["thidua-bundle", "1"], ["closing", "tinh-mau", "cum-1", "2025", "year_end", "1", "2026-01-31T10:00:00Z"],
            ["names", "Tỉnh mẫu", "Cụm 1"], ["rules"] + rules,
        ]
        rows += main.rows + (first?.rows ?? [])
        var inputs: [String?] = ["tinh-mau", "cum-1", "2025", "year_end"] + rules + [main.digest, first?.digest]
        for unit in units {
            let card = cardRows(unit)
            rows += card.rows
            inputs += card.inputs
        }
        var outputs: [String?] = []
        for place in ranked {
            rows.append(["standing"] + standing(place))
            outputs += standing(place)
        }
        rows += slots.map { ["slot", $0.award, "\($0.number)", $0.unit] }
        outputs += slots.map(\.unit)
        rows += choices + [["digest", "inputs", Self.digest(inputs)], ["digest", "standings", Self.digest(outputs)]]
        return rows + [["end", "\(rows.count)"]]
    }

    private var rules: [String?] {
        [thresholds.0, thresholds.1, thresholds.2, share].map(Self.points)
            + [keys.joined(separator: ","), keyGroup, "\(certificates)", policy]
    }

    private func setRows(
        _ which: String, _ criteria: [NaiveCriterion], _ groups: [String: String]
    ) -> (rows: [[String?]], digest: String) {
        let codes = Self.groupCodes + [Self.outside]
        let place = { (criterion: NaiveCriterion) -> Int in
            criterion.part == "base" ? codes.firstIndex(of: groups[criterion.code] ?? "") ?? 0 : codes.count - 1
        }
        let terms: [String?] = [
            Self.points(baseTotal(criteria)), Self.points(table.bonusCap), table.weights == nil ? "annual" : "halves",
            table.weights.map { "\($0.first)" }, table.weights.map { "\($0.second)" },
            Self.points(table.overAchievement),
        ]
        let sums = codes.indices.map { group in
            [codes[group], Self.points(baseTotal(criteria.filter { place($0) == group }))] as [String?]
        }
        let fields = criteria.map { criterion -> [String?] in
            [
                criterion.code, "\(place(criterion) + 1)", "Tiêu chí \(criterion.code)", criterion.kind,
                Self.points(criterion.max), Self.points(criterion.kind == "boolean" ? criterion.max : criterion.step),
                Self.points(criterion.bonusMax), "true", Self.rule(criterion),
                criterion.kind == "external" ? "Sở Nội vụ" : nil,
            ]
        }
        let digest = Self.digest(terms + sums.flatMap(\.self) + fields.flatMap(\.self))
        let head: [String?] = ["set", which, "bang-diem", which == "main" ? "2" : "1"] + terms + [digest]
        return (
            [head] + sums.map { ["group", which] + $0 }
                + fields.enumerated().map { ["criterion", which, "\($0 + 1)"] + $1 }, digest
        )
    }

    private func cardRows(_ unit: Unit) -> (rows: [[String?]], inputs: [String?]) {
        var (lines, texts): ([[String?]], [String?]) = ([], [])
        for half in 0...2 {
            let set = half == 1 ? table.amended ?? table.criteria : table.criteria
            for (number, criterion) in set.enumerated() {
                guard let line = unit.card.lines[NaivePlace(criterion.code, half)] else { continue }
                let figures = line.flatMap { given -> [String?] in
                    [
                        given.map { Self.points($0.points) }, given.map { Self.points($0.bonus) }, given?.fact,
                        given?.reason,
                    ]
                }
                let fields: [String?] = ["\(number + 1)", "\(half)"] + figures
                let which = half == 1 && table.amended != nil ? "first" : "main"
                let check = String(Self.digest(fields).prefix(16))
                lines.append(["line", unit.code, which, "\(half)", "\(number + 1)"] + figures + [check])
                texts += fields
            }
        }
        let findings = unit.findings.map { finding -> [String?] in
            [
                "\(finding.number)", finding.channel, finding.effect, finding.points.map(Self.points),
                "\(finding.isLifted)",
            ]
        }
        texts += findings.flatMap(\.self)
        let sums = unit.sums
        let totals = sums.map { [$0.base, $0.bonus, $0.deduction + $0.found, $0.total].map(Self.points) }
        let inputs: [String?] =
            [sums.map { Self.figures[$0.figure] }] + (totals ?? [nil, nil, nil, nil])
            + [texts.isEmpty ? nil : Self.digest(texts), unit.votes.map { "\($0)" }]
        let head: [String?] = ["card", unit.code, "Xã \(unit.code)", unit.state] + inputs
        return ([head] + lines + findings.map { ["finding", unit.code] + $0 }, [unit.code] + inputs)
    }

    private func standing(_ place: Ranked) -> [String?] {
        let values = place.values.map { values in
            zip(keys, values).map { $0 == "cluster_ballot" ? "\($1)" : Self.points($1) }.joined(separator: ",")
        }
        let gates = gates(place.unit)
        return [place.unit.code, place.rank.map { "\($0)" }, "\(place.isTied)", place.grade, "\(place.isCapped)"]
            + (place.counted?.map(Self.points) ?? [nil, nil, nil, nil])
            + [values, gates.isEmpty ? nil : gates.joined(separator: ",")]
    }

    /// The rungs in their canonical text; a rung of days that no day falls on is none.
    private static func rule(_ criterion: NaiveCriterion) -> String? {
        let texts = criterion.rungs.compactMap { rung -> String? in
            let interval = criterion.kind == "lateness" ? days(rung) : rate(rung)
            return interval.map { "\($0): \(short(rung.points))" }
        }
        return texts.isEmpty ? nil : texts.joined(separator: " | ")
    }

    private static func rate(_ rung: NaiveRung) -> String {
        let lower = rung.lower ?? 0
        let holdsLower = rung.lower == nil || rung.holdsLower
        guard let upper = rung.upper else { return "\(holdsLower ? ">=" : ">")\(decimal(lower))" }
        if lower == 0 && holdsLower { return "\(rung.holdsUpper ? "<=" : "<")\(decimal(upper))" }
        return "\(holdsLower ? "" : ">")\(decimal(lower))..\(rung.holdsUpper ? "" : "<")\(decimal(upper))"
    }

    private static func days(_ rung: NaiveRung) -> String? {
        let first = rung.lower.map { $0 / 10_000 + (rung.holdsLower ? 0 : 1) } ?? 0
        guard let upper = rung.upper else { return first == 0 ? ">=0" : ">\(first - 1)" }
        let last = upper / 10_000 - (rung.holdsUpper ? 0 : 1)
        return first > last ? nil : first == last ? "\(first)" : "\(first)..\(last)"
    }

    private static func decimal(_ value: Int) -> String { trimmed("\(value / 10_000)", "\(10_000 + value % 10_000)") }

    private static func short(_ points: Int) -> String { trimmed("\(points / 100)", "\(100 + points % 100)") }

    private static func trimmed(_ whole: String, _ digits: String) -> String {
        var places = String(digits.dropFirst())
        while places.hasSuffix("0") { places.removeLast() }
        if places.count == 3 { places += "0" }
        return places.isEmpty ? whole : "\(whole).\(places)"
    }
}
