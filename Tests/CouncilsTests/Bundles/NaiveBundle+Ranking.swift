import TestSupport

extension NaiveBundle {
    /// A unit's place, by looking at every other unit.
    struct Ranked {
        var unit: Unit
        var counted: [Int]?
        var values: [Int]?
        var rank: Int?
        var isTied = false
        var grade: String?
        var isCapped = false
    }

    private func isOpen(_ unit: Unit) -> Bool { unit.state != "decided" }

    /// Base, bonus, deduction, total; `nil` for who is not ranked.
    private func counted(_ unit: Unit) -> [Int]? {
        if isOpen(unit) && policy == "not_ranked" { return nil }
        if isOpen(unit) && policy == "zero" { return [0, 0, 0, 0] }
        return unit.sums.map { [$0.base, $0.bonus, $0.deduction + $0.found, $0.total] }
    }

    /// What the group of key tasks counts with under the last figure: of a criterion that an amendment moved, one half alone.
    func keyPoints(_ unit: Unit) -> Int {
        guard !isOpen(unit) else { return 0 }
        let group = keyGroup == "first" ? Self.groupCodes[0] : keyGroup
        var sums: [String: Int] = [:]
        for (place, criterion) in table.places where criterion.part == "base" {
            let isOfFirst = place.half == 1 && table.amended != nil
            guard (isOfFirst ? firstGroups : groups)[place.code] == group,
                let points = unit.card.lines[place]?[3]?.points
            else { continue }
            sums[place.code, default: 0] +=
                points * [1, table.weights?.first ?? 0, table.weights?.second ?? 0][place.half]
        }
        let whole = table.weights.map { $0.first + $0.second } ?? 1
        // Half up: twice the remainder against the divisor.
        return sums.values.reduce(0) { $0 + $1 / whole + ($1 % whole * 2 >= whole ? 1 : 0) }
    }

    private func values(_ unit: Unit, _ counted: [Int]) -> [Int] {
        keys.map { key in
            switch key {
            case "key_group_points": keyPoints(unit)
            case "fewer_deductions": counted[2]
            case "more_bonus": counted[1]
            default: unit.votes ?? 0
            }
        }
    }

    /// Whether the first comes before the second; `nil` where they are equals.
    private func isBefore(_ one: Ranked, _ other: Ranked) -> Bool? {
        guard let first = one.counted, let second = other.counted else { return nil }
        if first[3] != second[3] { return first[3] > second[3] }
        for (place, key) in keys.enumerated() {
            let (left, right) = (one.values?[place] ?? 0, other.values?[place] ?? 0)
            if left != right { return key == "fewer_deductions" ? left < right : left > right }
        }
        return nil
    }

    /// Every unit's place, in the order of their codes.
    var ranked: [Ranked] {
        var places = units.map { Ranked(unit: $0, counted: counted($0)) }
        for place in places.indices {
            let total = places[place].counted?[3]
            guard let counted = places[place].counted, places.filter({ $0.counted?[3] == total }).count > 1 else {
                continue
            }
            places[place].values = values(places[place].unit, counted)
        }
        let all = places
        for place in places.indices where all[place].counted != nil {
            places[place].rank = 1 + all.filter { isBefore($0, all[place]) == true }.count
            places[place].isTied = all.indices.contains {
                $0 != place && all[$0].counted != nil && isBefore(all[$0], all[place]) == nil
            }
        }
        let ranks = places.map(\.rank)
        for place in places.indices { classify(&places[place], ranks) }
        return places
    }

    private func classify(_ place: inout Ranked, _ ranks: [Int?]) {
        guard let total = place.counted?[3], let rank = place.rank else { return }
        let base = baseTotal(table.criteria)
        let names = ["excellent", "good", "fair"]
        let reached = [thresholds.0, thresholds.1, thresholds.2].firstIndex { total * 10_000 >= $0 * base }
        place.grade = reached.map { names[$0] } ?? "average"
        let allowed = share * units.count / 10_000
        if place.grade == "excellent" && rank - 1 + ranks.filter({ $0 == rank }).count > allowed {
            place.grade = "good"
            place.isCapped = true
        }
    }

    func baseTotal(_ criteria: [NaiveCriterion]) -> Int {
        criteria.filter { $0.part == "base" }.reduce(0) { $0 + $1.max }
    }

    /// Everything that bars a unit.
    func gates(_ unit: Unit) -> [String] {
        var gates: [String] = []
        if unit.has("disqualify") { gates.append("disqualified") }
        if unit.has("not_considered") { gates.append("not_considered") }
        gates += otherGates[unit.code] ?? []
        if isOpen(unit) { gates.append("work_missing") }
        return gates
    }

    /// Who has what by rank alone.
    var slots: [(award: String, number: Int, unit: String?)] {
        var slots: [(award: String, number: Int, unit: String?)] = [("flag", 1, nil)]
        if certificates > 0 { slots += (1...certificates).map { ("certificate", $0, nil) } }
        let eligible = ranked.filter { $0.rank != nil && gates($0.unit).isEmpty }
        let best = eligible.compactMap(\.rank).min()
        let leaders = eligible.filter { $0.rank == best }
        guard leaders.count == 1, let leader = leaders.first else { return slots }
        slots[0].unit = leader.unit.code
        let others = eligible.filter { $0.unit.code != leader.unit.code }
        let holders = others.filter { one in
            others.filter { ($0.rank ?? 0) <= (one.rank ?? 0) }.count <= certificates
        }
        let ordered = holders.sorted { ($0.rank ?? 0, $0.unit.code) < ($1.rank ?? 0, $1.unit.code) }
        for (place, holder) in ordered.enumerated() { slots[place + 1].unit = holder.unit.code }
        return slots
    }
}
