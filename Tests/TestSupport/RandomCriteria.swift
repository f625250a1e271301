/// A valid table of criteria of every kind that a seed decides: as `criteria export` prints it, as people might write the same,
/// and as plain values to compute with.
public struct RandomCriteria: Sendable {
    /// The file in its canonical form, line by line.
    public private(set) var lines = ["group,group_max,criterion,text,max,kind,step,bonus_max,evidence,rule,scorer"]
    /// The same file as people write it: rungs in any order, bounds in other forms, decimal commas, defaults left out.
    public private(set) var written: [String]
    /// The criteria with their numbers.
    public private(set) var criteria: [NaiveRule] = []

    /// A table of a few groups.
    public init(using random: inout SeededGenerator) {
        written = lines
        for group in 1...Int.random(in: 1...4, using: &random) { addGroup("\(group)", &random) }
        addOutside("T", "bonus", &random)
        addOutside("T", "deduction", &random)
    }

    private mutating func addGroup(_ group: String, _ random: inout SeededGenerator) {
        let kinds = ["manual", "boolean", "ladder", "proportional", "lateness", "external", "cross"]
        let members = kinds.shuffled(using: &random).prefix(Int.random(in: 1...7, using: &random)).map { kind in
            let step = kind == "proportional" ? 1 : [1, 25, 50, 100].randomElement(using: &random) ?? 1
            let max = step * Int.random(in: 1...400, using: &random)
            return (kind, max, kind == "boolean" ? max : step)
        }
        let groupMax = members.reduce(0) { $0 + $1.1 }
        for (kind, max, step) in members { add(group, groupMax, kind, max, step, &random) }
    }

    private mutating func addOutside(_ group: String, _ kind: String, _ random: inout SeededGenerator) {
        add(group, 0, kind, 50 * Int.random(in: 1...40, using: &random), 50, &random)
    }

    private mutating func add(
        _ group: String, _ groupMax: Int, _ kind: String, _ max: Int, _ step: Int, _ random: inout SeededGenerator
    ) {
        let number = criteria.count + 1
        let rungs = RandomRungs.make(kind, max: max, step: step, &random)
        criteria.append(NaiveRule(number: number, kind: kind, max: max, rungs: rungs))
        let scorer = kind == "external" || Bool.random(using: &random) ? "Sở Nội vụ, \"Ban\" \(number)" : ""
        let isBase = kind != "bonus" && kind != "deduction"
        let bonus = isBase && Bool.random(using: &random) ? Int.random(in: 0...500, using: &random) : 0
        let text =
            ["Phong trào thi đua", "Báo cáo; đúng hạn", "Điểm \"mẫu\", \(number)"].randomElement(using: &random) ?? ""
        let evidence = Bool.random(using: &random) ? "yes" : "no"
        let canonical = rungs.map { RandomRungs.canonical($0, kind) }.joined(separator: " | ")
        lines.append(
            Self.line([
                group, Self.points(groupMax), "\(group).\(number)", text, Self.points(max), kind, Self.points(step),
                Self.points(bonus), evidence, canonical, scorer,
            ]))
        let loose = rungs.shuffled(using: &random).map { RandomRungs.loose($0, kind) }.joined(separator: "|")
        let isDefault = kind == "boolean" || kind == "proportional" || step == (rungs.isEmpty ? 50 : 1)
        written.append(
            Self.line([
                " \(group) ", Self.points(groupMax).replacing(".", with: ","), "\(group).\(number)", "  \(text)",
                Self.points(max).replacing(".", with: ","), kind, isDefault ? "" : Self.points(step),
                bonus == 0 ? "" : Self.points(bonus), evidence, loose, "\(scorer) ",
            ]))
    }

    static func points(_ hundredths: Int) -> String {
        "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { field in
            let isPlain = field.allSatisfy { !",;\"".contains($0) }
            return isPlain
                ? field
                : "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ",")
    }
}

/// Rungs between random cuts.
enum RandomRungs {
    static func make(
        _ kind: String, max: Int, step: Int, _ random: inout SeededGenerator
    ) -> [NaiveRule.Rung] {
        guard kind == "ladder" || kind == "lateness" else { return [] }
        let isDays = kind == "lateness"
        let scale = isDays ? 10_000 : [1, 10, 100, 1_000, 10_000].randomElement(using: &random) ?? 1
        let values = Set(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in Int.random(in: 1...150, using: &random) })
        var rungs: [NaiveRule.Rung] = []
        var lower = 0
        var isLowerIncluded = true
        for value in values.sorted() {
            let isUpperIncluded = isDays || Bool.random(using: &random)
            rungs.append(
                NaiveRule.Rung(
                    lower: lower, isLowerIncluded: isLowerIncluded, upper: value * scale,
                    isUpperIncluded: isUpperIncluded, points: step * Int.random(in: 0...(max / step), using: &random)))
            lower = isDays ? (value + 1) * scale : value * scale
            isLowerIncluded = isDays || !isUpperIncluded
        }
        rungs.append(
            NaiveRule.Rung(
                lower: lower, isLowerIncluded: isLowerIncluded, upper: nil, isUpperIncluded: false, points: 0))
        rungs[Int.random(in: rungs.indices, using: &random)].points = max
        return rungs
    }

    static func canonical(_ rung: NaiveRule.Rung, _ kind: String) -> String {
        "\(kind == "lateness" ? days(rung) : rate(rung)): \(short(rung.points))"
    }

    /// The same rung as somebody else might write it.
    static func loose(_ rung: NaiveRule.Rung, _ kind: String) -> String {
        let points = RandomCriteria.points(rung.points).replacing(".", with: ",")
        guard let upper = rung.upper else {
            return "\(rung.isLowerIncluded ? "≥" : "> ")\(decimal(rung.lower).replacing(".", with: ",")):\(points)"
        }
        let dots = rung.isUpperIncluded ? " .. " : "..<"
        return "\(rung.isLowerIncluded ? "" : ">")\(decimal(rung.lower))\(dots)\(decimal(upper)) : \(points)"
    }

    private static func rate(_ rung: NaiveRule.Rung) -> String {
        guard let upper = rung.upper else { return "\(rung.isLowerIncluded ? ">=" : ">")\(decimal(rung.lower))" }
        if rung.lower == 0 && rung.isLowerIncluded { return "\(rung.isUpperIncluded ? "<=" : "<")\(decimal(upper))" }
        return
            "\(rung.isLowerIncluded ? "" : ">")\(decimal(rung.lower))..\(rung.isUpperIncluded ? "" : "<")\(decimal(upper))"
    }

    private static func days(_ rung: NaiveRule.Rung) -> String {
        let first = rung.lower / 10_000
        guard let last = rung.upper.map({ $0 / 10_000 }) else { return first == 0 ? ">=0" : ">\(first - 1)" }
        return first == last ? "\(first)" : "\(first)..\(last)"
    }

    /// Three places are written as four, for they would be read as thousands.
    static func decimal(_ units: Int) -> String {
        var places = String(String(10_000 + units % 10_000).dropFirst())
        while places.last == "0" { places.removeLast() }
        if places.count == 3 { places += "0" }
        return places.isEmpty ? "\(units / 10_000)" : "\(units / 10_000).\(places)"
    }

    private static func short(_ points: Int) -> String {
        points % 100 == 0
            ? "\(points / 100)"
            : points % 10 == 0 ? "\(points / 100).\(points % 100 / 10)" : RandomCriteria.points(points)
    }
}
