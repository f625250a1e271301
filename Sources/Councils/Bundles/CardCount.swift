/// What the lines and findings of a card add up to, in hundredths: totals are sums and never rounded.
struct CardCount {
    /// The latest figure that all required lines have; `nil` while none is complete.
    var figure: Figure?
    /// What the base adds up to.
    var base: Int64 = 0
    /// Bonus, at most the cap.
    var bonus: Int64 = 0
    /// What deduction criteria and findings take off.
    var deduction: Int64 = 0
    /// What the group of key tasks counts with under `decided`.
    var keyPoints: Int64 = 0

    /// Never below 0.
    var total: Int64 { max(0, base + bonus - deduction) }

    init(_ card: Bundle.Card, in bundle: Bundle) {
        figure = Self.figure(card, in: bundle)
        let counted = figure.map { CountedCriterion.all(card, $0, in: bundle) } ?? []
        for criterion in counted {
            switch criterion.part {
            case .bonus: bonus += criterion.points
            case .deduction: deduction += criterion.points
            default: base += criterion.points
            }
            bonus += criterion.bonus
        }
        bonus = min(bonus, bundle.main.bonusCap.hundredths)
        for finding in card.findings where finding.effect == .deduct && !finding.isLifted {
            deduction += finding.points?.hundredths ?? 0
        }
        keyPoints = CountedCriterion.all(card, .decided, in: bundle) { bundle.isKeyTask($0) }
            .reduce(0) { $0 + ($1.part == .manual ? $1.points : 0) }
    }

    private static func figure(_ card: Bundle.Card, in bundle: Bundle) -> Figure? {
        var required = bundle.main.requiredLines
        if bundle.main.aggregate != .annual { required += (bundle.first ?? bundle.main).requiredLines }
        let base = card.lines.filter { bundle.criterion(of: $0).kind.isInBase }
        return Figure.allCases.last { figure in base.count { $0[figure].points != nil } == required }
    }
}

/// What one criterion counts with under a figure: both halves weighed, and rounded half up here and nowhere else.
struct CountedCriterion {
    /// `bonus`, `deduction`, or `manual` for everything in the base.
    var part: CriterionKind
    /// Its points in hundredths.
    var points: Int64
    /// The bonus on top.
    var bonus: Int64

    /// Criteria of a card that have the figure, all or those of some lines. Halves belong together by the criterion's code and by
    /// where it counts.
    static func all(
        _ card: Bundle.Card, _ figure: Figure, in bundle: Bundle, where isWanted: (Bundle.Line) -> Bool = { _ in true }
    ) -> [CountedCriterion] {
        let weights = bundle.main.aggregate.weights
        var sums: [Key: CountedCriterion] = [:]
        for line in card.lines where isWanted(line) {
            guard let points = line[figure].points else { continue }
            let criterion = bundle.criterion(of: line)
            let part: CriterionKind = criterion.kind.isInBase ? .manual : criterion.kind
            let key = Key(code: criterion.code, part: part)
            let weight = Int64(line.half == 1 ? weights?.first ?? 1 : line.half == 2 ? weights?.second ?? 1 : 1)
            var sum = sums[key] ?? CountedCriterion(part: part, points: 0, bonus: 0)
            sum.points += points.hundredths * weight
            sum.bonus += (line[figure].bonus?.hundredths ?? 0) * weight
            sums[key] = sum
        }
        let whole = Int64(weights.map { $0.first + $0.second } ?? 1)
        return sums.values.map { sum in
            var weighed = sum
            weighed.points = (2 * sum.points + whole) / (2 * whole)
            weighed.bonus = (2 * sum.bonus + whole) / (2 * whole)
            return weighed
        }
    }

    private struct Key: Hashable {
        var code: String
        var part: CriterionKind
    }
}

extension Bundle {
    /// The criterion of a line; the reader has made sure that there is one.
    func criterion(of line: Line) -> Criterion {
        let set = criteria(line.which) ?? main
        return set.criteria[line.number - 1]
    }

    /// Whether a line counts for the group of key tasks: each half by the group that its own set has the criterion in. `first` is
    /// the first group of the year's set.
    func isKeyTask(_ line: Line) -> Bool {
        let wanted = rules.keyTaskGroup == "first" ? main.groups.first?.code : rules.keyTaskGroup
        let place = criterion(of: line).group
        let groups = (criteria(line.which) ?? main).groups
        return place <= groups.count && groups[place - 1].code == wanted
    }
}
