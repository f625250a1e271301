/// Members of a cluster that have few different cards among them.
struct RandomMembers {
    /// One way in which a card may come about.
    private struct Pattern {
        /// What the base criteria give.
        var level: Int
        /// What one group gives another.
        var shifted: Int
        /// What is added as bonus and taken off again, by a line or by a finding.
        var traded: Int
        var isFound: Bool
    }

    private let table: NaiveYearTable
    private let cluster: NaiveCluster
    private let patterns: [Pattern]
    /// How often, once in so many, a unit has a gate; and whether cards are missing.
    private let gateOdds: Int
    private let missingOdds: Int
    private let hasBallot: Bool

    init(
        _ table: NaiveYearTable, _ cluster: NaiveCluster, _ rules: NaiveRules, using random: inout SeededGenerator
    ) {
        (self.table, self.cluster) = (table, cluster)
        let thresholds = cluster.thresholds ?? rules.thresholds
        let base = table.baseTotal
        let bounds = [thresholds.excellent, thresholds.good, thresholds.fair].map { ($0 * base + 9_999) / 10_000 }
        let near = bounds + bounds.map { $0 - 1 } + [base, base, base * 19 / 20, 0]
        let levels = (0..<[1, 2, 2, 3].picked(&random)).map { _ in near.picked(&random) }
        patterns = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Pattern(
                level: max(0, levels.picked(&random)), shifted: [0, 0, 100, 250].picked(&random),
                traded: [0, 0, 100, 150, 700].picked(&random), isFound: random.once(in: 2))
        }
        gateOdds = [1, 2, 5, 20, 20].picked(&random)
        missingOdds = [3, 1_000, 1_000, 1_000].picked(&random)
        hasBallot = random.once(in: 2)
    }

    func make(using random: inout SeededGenerator) -> [NaiveMember] {
        let count = [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12].picked(&random)
        // In the order of their bytes d-1 comes before d10, and d10 before d2.
        let names = (1...14).map { ["d", "d-", "e"][$0 % 3] + "\($0)" }.shuffled(using: &random)
        var members = names.prefix(count).map { name in member("\(name)-\(cluster.code)", using: &random) }
        if count > 1, random.once(in: 8) {
            var left = member("\(names[13])-\(cluster.code)", using: &random)
            (left.hasLeft, left.filings) = (true, [])
            members.append(left)
        }
        return members
    }

    private func member(_ code: String, using random: inout SeededGenerator) -> NaiveMember {
        let pattern = patterns.picked(&random)
        var member = NaiveMember(code, lines(pattern, using: &random))
        if pattern.isFound, pattern.traded > 0 {
            member.findings.append(NaiveFinding("deduct", points: pattern.traded))
        }
        if random.once(in: gateOdds) { addGate(&member, using: &random) }
        if random.once(in: 40) { member.findings += [[NaiveFinding("hold")], Self.twoHolds].picked(&random) }
        if random.once(in: 6) { member.findings.append(Self.without(effect: &random)) }
        member.filings = filings(using: &random)
        if hasBallot { member.votes = [nil, 0, 3, 3, 5].picked(&random) }
        if random.once(in: missingOdds) { leaveUndecided(&member, using: &random) }
        return member
    }

    private func addGate(_ member: inout NaiveMember, using random: inout SeededGenerator) {
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: member.findings.append(NaiveFinding("disqualify"))
        case 2: member.findings.append(NaiveFinding("not_considered"))
        case 3: member.findings += [NaiveFinding("not_considered"), NaiveFinding("disqualify")]
        default: break
        }
        member.hasSigned = random.once(in: 2)
    }

    private static let twoHolds = [NaiveFinding("hold"), NaiveFinding("hold")]

    private static func without(effect random: inout SeededGenerator) -> NaiveFinding {
        [
            NaiveFinding("none"), NaiveFinding("hold", isLifted: true), NaiveFinding("disqualify", isLifted: true),
            NaiveFinding("not_considered", isLifted: true), NaiveFinding("deduct", points: 300, isLifted: true),
        ].picked(&random)
    }

    /// In time, in grace, late, in parts or not at all.
    private func filings(using random: inout SeededGenerator) -> [NaiveFiling] {
        guard let call = cluster.report else { return [] }
        let day = call.due + [-5, 0, 0, 0, 0, call.grace, call.grace + 1].picked(&random)
        if random.once(in: 12) { return [] }
        guard let first = call.parts.first, random.once(in: 4) else { return [NaiveFiling(day: day, call.parts)] }
        let rest = random.once(in: 6) ? [] : [NaiveFiling(day: day + 1, call.parts)]
        return [NaiveFiling(day: day, [first])] + rest
    }

    /// A card without lines, with too few, of an earlier figure, or whole and waiting for the decision.
    private func leaveUndecided(_ member: inout NaiveMember, using random: inout SeededGenerator) {
        member.isDecided = false
        switch Int.random(in: 0..<4, using: &random) {
        case 0: member.lines = []
        case 1: member.lines.removeFirst()
        case 2: member.figure = ["self", "head", "agreed"].picked(&random)
        default: break
        }
    }
}

extension RandomMembers {
    private func lines(_ pattern: Pattern, using random: inout SeededGenerator) -> [NaiveYearLine] {
        var points = filled(pattern.level)
        shift(pattern.shifted, &points)
        let isOnLine = random.once(in: 2)
        if pattern.traded > 0 { points["p"] = pattern.isFound ? nil : pattern.traded }
        if pattern.traded > 0, !isOnLine { points["t"] = pattern.traded }
        return table.halves.flatMap { half in
            let criteria = table.criteria(of: half)
            let carrier = criteria.first { $0.isBase }?.code
            return criteria.compactMap { criterion -> NaiveYearLine? in
                guard let given = points[criterion.code] ?? (criterion.isBase ? 300 : nil) else { return nil }
                let near = half == 1 ? given + [-1, 0, 0, 0, 1].picked(&random) : given
                let bonus = isOnLine && criterion.code == carrier ? pattern.traded : 0
                return NaiveYearLine(criterion.code, half: half, min(max(0, near), criterion.max), bonus: bonus)
            }
        }
    }

    /// A level spread over the criteria of the year, the first ones full.
    private func filled(_ level: Int) -> [String: Int] {
        var (rest, points) = (level, [String: Int]())
        for criterion in table.criteria where criterion.isBase {
            points[criterion.code] = min(rest, criterion.max)
            rest -= min(rest, criterion.max)
        }
        return points
    }

    /// Lets a criterion give points to one of another group, where one can give and the other take.
    private func shift(_ amount: Int, _ points: inout [String: Int]) {
        for giver in table.criteria where giver.isBase && (points[giver.code] ?? 0) >= amount {
            for taker in table.criteria where taker.isBase && taker.group != giver.group {
                guard let has = points[taker.code], has + amount <= taker.max else { continue }
                points[giver.code, default: 0] -= amount
                points[taker.code] = has + amount
                return
            }
        }
    }
}
