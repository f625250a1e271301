extension Fact {
    /// Reads the text that a line keeps, for a criterion of a kind: figures have a point before at most four places and are never
    /// grouped; `nil` where it is no such fact.
    init?(kept text: String, _ kind: CriterionKind) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        switch (kind, sides.count) {
        case (.boolean, 1) where text == "yes" || text == "no": self = .isDone(text == "yes")
        case (.ladder, 1):
            guard let rate = Quantity(kept: sides[0]) else { return nil }
            self = .rate(rate)
        case (.ladder, 2), (.proportional, 2):
            guard let actual = Quantity(kept: sides[0]), let plan = Quantity(kept: sides[1]), plan > .zero else {
                return nil
            }
            self = .result(actual, plan: plan)
        case (.lateness, 1):
            guard let days = Quantity(kept: sides[0])?.whole, !sides[0].utf8.contains(UInt8(ascii: ".")) else {
                return nil
            }
            self = .daysLate(days)
        case (.lateness, 2):
            guard let done = CalendarDay(kept: sides[0]), let due = CalendarDay(kept: sides[1]) else { return nil }
            self = .done(done, due: due)
        default: return nil
        }
    }

    /// What a result is in what rungs stand on: per cent, or days.
    fileprivate var result: Ratio? {
        switch self {
        case .rate(let rate): Ratio(rate)
        case .result(let actual, let plan): Ratio(percentOf: actual, plan: plan)
        case .daysLate(let days): Ratio(days, over: 1)
        case .done(let done, let due): Ratio(max(0, Int64(done.ordinal - due.ordinal)), over: 1)
        case .isDone: nil
        }
    }

    /// What the fact gives for a criterion; `ladder` is the criterion's, of a kind that has one.
    func points(_ criterion: Bundle.Criterion, ladder: Ladder?, overAchievement: Points) -> Points? {
        switch (criterion.kind, self) {
        case (.boolean, .isDone(let isDone)): isDone ? criterion.max : .zero
        case (.proportional, .result(let actual, let plan)):
            Self.share(actual, of: plan, max: criterion.max, atMost: overAchievement)
        case (.ladder, _), (.lateness, _): result.flatMap { ladder?.points(for: $0) }
        default: nil
        }
    }

    /// The share of the maximum, cut at so many per cent, rounded half up to a hundredth; exact in 128 bits.
    private static func share(_ actual: Quantity, of plan: Quantity, max: Points, atMost percent: Points) -> Points? {
        let (actual, plan) = (Int128(actual.tenThousandths), Int128(plan.tenThousandths))
        let (max, percent) = (Int128(max.hundredths), Int128(percent.hundredths))
        let isCut = actual * 10_000 > plan * percent
        let (value, per) = isCut ? (max * percent, 10_000) : (max * actual, plan)
        return Int64(exactly: (2 * value + per) / (2 * per)).flatMap(Points.init(hundredths:))
    }
}

extension Quantity {
    /// Reads digits and at most four places behind a point.
    fileprivate init?(kept text: Substring) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in part.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits, parts.count <= 2, (1...10).contains(parts[0].count) else { return nil }
        let places = parts.count == 2 ? parts[1] : "".utf8[...]
        guard parts.count == 1 || (1...4).contains(places.count) else { return nil }
        let digits = String(Substring(parts[0])) + String(Substring(places))
        let scale = [10_000, 1_000, 100, 10, 1][places.count]
        guard let value = Int64(digits).flatMap({ Quantity(tenThousandths: $0 * Int64(scale)) }) else { return nil }
        self = value
    }
}

extension CalendarDay {
    /// Reads the form that lines keep, `2025-07-05`.
    fileprivate init?(kept text: Substring) {
        guard let day = CalendarDay(parsing: String(text)), day.description == text else { return nil }
        self = day
    }

    /// Days counted from some day long ago: years are counted from March, so that a leap day is a year's last.
    fileprivate var ordinal: Int {
        let (years, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * years + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day
    }
}
