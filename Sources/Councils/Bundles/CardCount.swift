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
        let key = bundle.rules.keyTaskGroup
        let group = key == "first" ? bundle.main.groups.first?.code : key
        let decided = figure == .decided ? counted : CountedCriterion.all(card, .decided, in: bundle)
        keyPoints = decided.reduce(0) { $0 + ($1.part == .manual && $1.group == group ? $1.points : 0) }
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
    /// The code of its group.
    var group: String
    /// Its points in hundredths.
    var points: Int64
    /// The bonus on top.
    var bonus: Int64

    /// All criteria of a card that have the figure. Halves belong together by the criterion's code and by where it counts.
    static func all(_ card: Bundle.Card, _ figure: Figure, in bundle: Bundle) -> [CountedCriterion] {
        let weights = bundle.main.aggregate.weights
        var sums: [Key: CountedCriterion] = [:]
        for line in card.lines {
            guard let points = line[figure].points else { continue }
            let criterion = bundle.criterion(of: line)
            let part: CriterionKind = criterion.kind.isInBase ? .manual : criterion.kind
            let key = Key(code: criterion.code, part: part)
            let weight = Int64(line.half == 1 ? weights?.first ?? 1 : line.half == 2 ? weights?.second ?? 1 : 1)
            let group = bundle.group(of: criterion, line.which)
            var sum = sums[key] ?? CountedCriterion(part: part, group: group, points: 0, bonus: 0)
            // The second half comes behind the first: the year's own set says to which group a criterion belongs.
            sum.group = group
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

    /// The code of a criterion's group.
    func group(of criterion: Criterion, _ which: WhichSet) -> String {
        let groups = (criteria(which) ?? main).groups
        return criterion.group <= groups.count ? groups[criterion.group - 1].code : ""
    }
}
