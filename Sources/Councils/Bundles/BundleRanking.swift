/// Ranks, ties and classes of one cluster, worked out from its cards.
struct BundleRanking {
    /// What comes out for one unit.
    struct Place {
        var unit: String
        var counted: Counted?
        var tieValues: [Int64]?
        var rank: Int?
        var isTied = false
        var grade: Bundle.Grade?
        var isCapped = false
    }

    /// What a unit is ranked by, in hundredths.
    struct Counted: Equatable {
        var base: Int64
        var bonus: Int64
        var deduction: Int64
        var total: Int64
    }

    /// In the order of the cards.
    private(set) var places: [Place]
    private let rules: Bundle.Rules

    init(_ bundle: Bundle, _ counts: [CardCount]) {
        rules = bundle.rules
        places = bundle.cards.map { Place(unit: $0.unit, counted: Self.counted($0, bundle.rules.policy)) }
        let totals = Dictionary(grouping: places.compactMap(\.counted?.total)) { $0 }
        for place in places.indices {
            guard let counted = places[place].counted, totals[counted.total]?.count ?? 0 > 1 else { continue }
            // What policy set to nothing has no points in any group either.
            let isSetToNothing = bundle.cards[place].state != .decided && rules.policy == .zero
            places[place].tieValues = rules.tieKeys.map { key in
                switch key {
                case .keyGroupPoints: isSetToNothing ? 0 : counts[place].keyPoints
                case .fewerDeductions: counted.deduction
                case .moreBonus: counted.bonus
                case .clusterBallot: Int64(bundle.cards[place].votes ?? 0)
                }
            }
        }
        rank()
        for place in places.indices { grade(place, base: bundle.main.baseTotal.hundredths) }
    }

    /// What a card is ranked by; `nil` for one that policy left out, or that has no figures.
    private static func counted(_ card: Bundle.Card, _ policy: Bundle.WorkPolicy?) -> Counted? {
        if card.state != .decided, let policy {
            return policy == .zero ? Counted(base: 0, bonus: 0, deduction: 0, total: 0) : nil
        }
        guard let base = card.base, let bonus = card.bonus, let deduction = card.deduction, let total = card.total
        else { return nil }
        return Counted(
            base: base.hundredths, bonus: bonus.hundredths, deduction: deduction.hundredths, total: total.hundredths)
    }

    /// Competition ranks: equals share one, and the next are left out.
    private mutating func rank() {
        let order = places.indices.filter { places[$0].counted != nil }
            .sorted { (merit($0), places[$0].unit) > (merit($1), places[$1].unit) }
        for (index, place) in order.enumerated() {
            let before = index > 0 ? order[index - 1] : nil
            if let before, merit(before) == merit(place) {
                places[place].rank = places[before].rank
                (places[before].isTied, places[place].isTied) = (true, true)
            } else {
                places[place].rank = index + 1
            }
        }
    }

    /// More is better in each place: deductions count against.
    private func merit(_ place: Int) -> Merit {
        let values = places[place].tieValues ?? []
        return Merit(
            values: [places[place].counted?.total ?? 0]
                + zip(rules.tieKeys, values).map { $0 == .fewerDeductions ? -$1 : $1 })
    }

    private struct Merit: Comparable {
        var values: [Int64]

        static func < (left: Merit, right: Merit) -> Bool {
            left.values.lexicographicallyPrecedes(right.values)
        }
    }

    /// By the share of the base, exactly on a threshold in the better class; excellent only within the share of members.
    private mutating func grade(_ place: Int, base: Int64) {
        guard let total = places[place].counted?.total, let rank = places[place].rank else { return }
        let reaches = { (threshold: Points) in total * 10_000 >= threshold.hundredths * base }
        var grade: Bundle.Grade =
            reaches(rules.excellentFrom)
            ? .excellent : reaches(rules.goodFrom) ? .good : reaches(rules.fairFrom) ? .fair : .average
        let allowed = rules.excellentMaxShare.hundredths * Int64(places.count) / 10_000
        if grade == .excellent && Int64(rank - 1 + places.count { $0.rank == rank }) > allowed {
            (grade, places[place].isCapped) = (.good, true)
        }
        places[place].grade = grade
    }

    /// Tie values as standings write them: points with two places, votes without.
    func tieText(_ place: Place) -> String? {
        place.tieValues.map { values in
            zip(rules.tieKeys, values).map { $0 == .clusterBallot ? "\($1)" : $1.asPoints }.joined(separator: ",")
        }
    }
}
