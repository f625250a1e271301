/// What criteria allow and compute, with each rule read once.
struct LineScales {
    private let ladders: [String: Ladder]
    /// What a share counts at most, and whether points are computed at all, by set.
    private let terms: [Bundle.WhichSet: (overAchievement: Points, isComputing: Bool)]
    /// Criteria whose rule is none.
    let unreadable: [Bundle.Criterion]

    init(_ bundle: Bundle) {
        var (ladders, unreadable): ([String: Ladder], [Bundle.Criterion]) = ([:], [])
        var terms: [Bundle.WhichSet: (Points, Bool)] = [:]
        for set in [bundle.main, bundle.first].compactMap(\.self) {
            let isComputing = !set.isOfFirstRelease
            terms[set.which] = (set.overAchievement, isComputing)
            for criterion in set.criteria where isComputing {
                guard let scale = criterion.kind.ladderScale else { continue }
                guard let rule = criterion.rule, let ladder = try? Ladder(parsing: rule, scale: scale),
                    ladder.text == rule
                else {
                    unreadable.append(criterion)
                    continue
                }
                ladders[rule] = ladder
            }
        }
        (self.ladders, self.unreadable, self.terms) = (ladders, unreadable, terms)
    }

    /// Everything that a figure cannot be.
    func faults(_ given: Bundle.Given, _ criterion: Bundle.Criterion, in which: Bundle.WhichSet) -> [Message] {
        var faults: [Message] = []
        if let points = given.points {
            if criterion.kind.takesFact && terms[which]?.isComputing == true {
                faults += computing(points, given.fact, criterion, in: which)
            } else {
                faults += limits(points, given.fact, criterion)
            }
        }
        if let bonus = given.bonus, bonus > criterion.bonusMax {
            faults.append(
                Message("bundle_bonus_over_max", ["stands": "\(bonus)", "max": "\(criterion.bonusMax)"]))
        }
        return faults
    }

    private func limits(_ points: Points, _ fact: String?, _ criterion: Bundle.Criterion) -> [Message] {
        var faults: [Message] = []
        if points > criterion.max {
            faults.append(Message("bundle_points_over_max", ["stands": "\(points)", "max": "\(criterion.max)"]))
        } else if !points.isMultiple(of: criterion.step) {
            faults.append(Message("bundle_points_off_step", ["stands": "\(points)", "step": "\(criterion.step)"]))
        }
        if let fact {
            let values = ["stands": BundleText.shown(fact), "kind": criterion.kind.rawValue]
            faults.append(Message("bundle_fact_not_wanted", values))
        }
        return faults
    }

    private func computing(
        _ points: Points, _ fact: String?, _ criterion: Bundle.Criterion, in which: Bundle.WhichSet
    ) -> [Message] {
        // A rule that is none is said of its criterion.
        if criterion.kind.ladderScale != nil, ladder(criterion) == nil { return [] }
        guard let computed = fact.flatMap({ self.points($0, criterion, in: which) }) else {
            return [Message("bundle_fact_unfit", ["fact": BundleText.shown(fact), "kind": criterion.kind.rawValue])]
        }
        if computed == points { return [] }
        let values = [
            "stands": "\(points)", "fact": BundleText.shown(fact), "computed": "\(computed)",
            "kind": criterion.kind.rawValue,
        ]
        return [Message("bundle_points_not_of_fact", values)]
    }

    /// What a fact gives; `nil` where it does not fit.
    func points(_ fact: String, _ criterion: Bundle.Criterion, in which: Bundle.WhichSet) -> Points? {
        guard let over = terms[which]?.overAchievement else { return nil }
        return Fact(kept: fact, criterion.kind)?
            .points(criterion, ladder: ladder(criterion), overAchievement: over)
    }

    private func ladder(_ criterion: Bundle.Criterion) -> Ladder? {
        criterion.rule.flatMap { ladders[$0] }
    }
}
