/// What a card adds up to, worked out line by line.
public struct NaiveYearCard: Sendable {
    private let table: NaiveYearTable
    private let member: NaiveMember

    /// A unit's card.
    public init(_ member: NaiveMember, _ table: NaiveYearTable) { (self.member, self.table) = (member, table) }

    /// Whether every base criterion of every half has its line: missing is not zero.
    public var isComplete: Bool {
        for half in table.halves {
            for criterion in table.criteria(of: half) where criterion.isBase {
                if !member.lines.contains(where: { $0.half == half && $0.criterion == criterion.code }) { return false }
            }
        }
        return true
    }

    /// Base criteria.
    public var base: Int { counted { $0.isBase }.points }

    /// Bonus of all kinds, up to the cap.
    public var bonus: Int {
        min(counted { $0.kind == "bonus" }.points + counted { _ in true }.bonus, table.bonusCap)
    }

    /// Deductions of the table, and of findings that were not lifted.
    public var deduction: Int {
        var sum = counted { $0.kind == "deduction" }.points
        for finding in member.findings where finding.effect == "deduct" && !finding.isLifted {
            sum += finding.points ?? 0
        }
        return sum
    }

    /// What remains, never below nothing.
    public var total: Int { max(0, base + bonus - deduction) }

    /// What the base criteria of a group count with; no bonus.
    public func points(ofGroup group: String) -> Int { counted { $0.isBase && $0.group == group }.points }

    /// The key tasks' group.
    public func keyPoints(_ rules: NaiveRules) -> Int {
        points(ofGroup: rules.keyTaskGroup == "first" ? table.groups[0] : rules.keyTaskGroup)
    }

    /// What criteria count with in sum: each weighed over its halves and rounded half up by itself.
    private func counted(_ counts: (NaiveYearCriterion) -> Bool) -> (points: Int, bonus: Int) {
        var codes: [String] = []
        for half in table.halves {
            for criterion in table.criteria(of: half) where counts(criterion) && !codes.contains(criterion.code) {
                codes.append(criterion.code)
            }
        }
        var sum = (points: 0, bonus: 0)
        for code in codes {
            let lines = member.lines.filter { $0.criterion == code }
            sum.points += weighed(lines, \.points)
            sum.bonus += weighed(lines, \.bonus)
        }
        return sum
    }

    private func weighed(_ lines: [NaiveYearLine], _ value: KeyPath<NaiveYearLine, Int>) -> Int {
        guard let weights = table.weights else { return lines.reduce(0) { $0 + $1[keyPath: value] } }
        var sum = 0
        for line in lines { sum += line[keyPath: value] * (line.half == 1 ? weights.first : weights.second) }
        let whole = weights.first + weights.second
        return (2 * sum + whole) / (2 * whole)
    }
}
