/// A unit between the others.
private struct Candidate {
    var member: NaiveMember
    var base = 0, bonus = 0, deduction = 0, total = 0
    /// By key, the larger the better.
    var merits: [Int] = []
    /// By key, as they are told.
    var values: [Int] = []

    func isBetter(than other: Candidate) -> Bool {
        if total != other.total { return total > other.total }
        for (mine, theirs) in zip(merits, other.merits) where mine != theirs { return mine > theirs }
        return false
    }

    func isEqual(to other: Candidate) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }
}

extension NaiveClosing {
    /// The table of the year, by unit; empty while the cycle is held.
    public var standings: [Standing] {
        guard hold == nil, let table = cluster.table else { return [] }
        let candidates = candidates(table)
        return cluster.present.sorted { $0.code < $1.code }.map { member in
            var standing = Standing(unit: member.code, gates: gates(of: member))
            if let candidate = candidates.first(where: { $0.member.code == member.code }) {
                place(candidate, among: candidates, table, &standing)
            }
            return standing
        }
    }

    /// Everybody who is ranked.
    private func candidates(_ table: NaiveYearTable) -> [Candidate] {
        var candidates: [Candidate] = []
        for member in cluster.present {
            if !member.isDecided, policy != "zero" { continue }
            var candidate = Candidate(member: member)
            var keyPoints = 0
            if member.isDecided {
                let card = NaiveYearCard(member, table)
                (candidate.base, candidate.bonus) = (card.base, card.bonus)
                (candidate.deduction, candidate.total) = (card.deduction, card.total)
                keyPoints = card.keyPoints(year.rules)
            }
            for key in year.rules.tieKeys {
                switch key {
                case "key_group_points": candidate.add(keyPoints, isBetterMore: true)
                case "fewer_deductions": candidate.add(candidate.deduction, isBetterMore: false)
                case "more_bonus": candidate.add(candidate.bonus, isBetterMore: true)
                default: candidate.add(member.votes ?? 0, isBetterMore: true)
                }
            }
            candidates.append(candidate)
        }
        return candidates
    }

    private func place(
        _ candidate: Candidate, among all: [Candidate], _ table: NaiveYearTable, _ standing: inout Standing
    ) {
        let rank = 1 + all.filter { $0.isBetter(than: candidate) }.count
        let sharing = all.filter { $0.isEqual(to: candidate) }.count
        standing.rank = rank
        standing.isTied = sharing > 1
        standing.tieValues = all.filter { $0.total == candidate.total }.count > 1 ? candidate.values : nil
        (standing.base, standing.bonus) = (candidate.base, candidate.bonus)
        (standing.deduction, standing.total) = (candidate.deduction, candidate.total)
        let earned = yearClass(of: candidate.total, base: table.baseTotal)
        let allowed = year.rules.excellentMaxShare * cluster.present.count / 10_000
        standing.isCapped = earned == "excellent" && rank - 1 + sharing > allowed
        standing.yearClass = standing.isCapped ? "good" : earned
    }

    private func yearClass(of total: Int, base: Int) -> String {
        let thresholds = cluster.thresholds ?? year.rules.thresholds
        let classes = [("excellent", thresholds.excellent), ("good", thresholds.good), ("fair", thresholds.fair)]
        return classes.first { total * 10_000 >= $0.1 * base }?.0 ?? "average"
    }
}

extension Candidate {
    mutating func add(_ value: Int, isBetterMore: Bool) {
        values.append(value)
        merits.append(isBetterMore ? value : -value)
    }
}

// MARK: Slots

extension NaiveClosing {
    /// The flag and the certificates, given as far as ranks alone decide; empty while the cycle is held.
    public var slots: [Slot] {
        guard hold == nil else { return [] }
        let eligible = standings.filter { $0.rank != nil && $0.gates.isEmpty }
        let leaders = eligible.filter { leader in !eligible.contains { ($0.rank ?? 0) < (leader.rank ?? 0) } }
        let flag = leaders.count == 1 ? leaders[0].unit : nil
        var winners: [String?] = flag == nil ? [] : certified(eligible.filter { $0.unit != flag })
        winners += Array(repeating: nil, count: certificates - winners.count)
        return [Slot(award: "flag", number: 1, unit: flag)]
            + winners.enumerated().map { Slot(award: "certificate", number: $0.offset + 1, unit: $0.element) }
    }

    /// How many certificates the cycle has.
    var certificates: Int { cluster.certificates ?? year.rules.certificates }

    /// Whoever is so good that all as good as it find room, best first.
    private func certified(_ runnersUp: [Standing]) -> [String] {
        let winners = runnersUp.filter { one in
            runnersUp.filter { ($0.rank ?? 0) <= (one.rank ?? 0) }.count <= certificates
        }
        return winners.sorted { ($0.rank ?? 0, $0.unit) < ($1.rank ?? 0, $1.unit) }.map(\.unit)
    }
}
