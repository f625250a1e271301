/// What points are worked out from: what came of a criterion, and what was planned where that counts.
///
/// Its canonical text, which is what the database keeps and computes from, is `actual` or `actual/plan`: `97.5`, `114/120`,
/// `3`, `2025-07-08/2025-07-05`, `yes`.
public enum Fact: Sendable, Hashable {
    /// A result rate in per cent.
    case rate(Quantity)
    /// A result and its plan, which is more than 0.
    case result(Quantity, plan: Quantity)
    /// Whole days late.
    case daysLate(Int64)
    /// The day it was done and the day it was due; done early is not late.
    case done(CalendarDay, due: CalendarDay)
    /// Whether it was done at all.
    case isDone(Bool)

    /// Reads what people write in the two columns of a file, for a criterion of a kind; throws why that is no fact.
    public init(_ kind: CriterionKind, plan: String, actual: String) throws(Message) {
        let (plan, actual) = (plan.trimmed, actual.trimmed)
        guard kind.takesFact else { throw Message("fact_not_for_kind", ["kind": kind.rawValue]) }
        if actual.isEmpty { throw "fact_missing" }
        switch kind {
        case .boolean: self = try Self.answer(plan: plan, actual)
        case .lateness: self = plan.isEmpty ? try Self.days(actual) : try Self.dates(plan: plan, actual)
        case .ladder where plan.isEmpty: self = .rate(try Self.quantity(actual))
        default: self = try Self.result(plan: plan, actual)
        }
    }

    private static func quantity(_ text: String) throws(Message) -> Quantity {
        do throws(Quantity.ParseError) { return try Quantity(parsing: text) } catch { throw error.message }
    }

    private static func result(plan: String, _ actual: String) throws(Message) -> Fact {
        if plan.isEmpty { throw "fact_plan_missing" }
        let plan = try quantity(plan)
        if plan == .zero { throw "fact_plan_is_zero" }
        return .result(try quantity(actual), plan: plan)
    }

    private static func days(_ text: String) throws(Message) -> Fact {
        guard let days = (try? Quantity(parsing: text))?.whole else { throw "fact_days_malformed" }
        return .daysLate(days)
    }

    private static func dates(plan: String, _ actual: String) throws(Message) -> Fact {
        guard let done = CalendarDay(parsing: actual), let due = CalendarDay(parsing: plan) else {
            throw "fact_dates_malformed"
        }
        return .done(done, due: due)
    }

    private static func answer(plan: String, _ actual: String) throws(Message) -> Fact {
        guard plan.isEmpty else { throw "fact_plan_not_wanted" }
        switch actual.lowercased() {
        case "có", "yes": return .isDone(true)
        case "không", "no": return .isDone(false)
        default: throw "fact_answer_malformed"
        }
    }
}

extension Fact: CustomStringConvertible {
    /// The canonical text.
    public var description: String {
        switch self {
        case .rate(let rate): "\(rate)"
        case .result(let actual, let plan): "\(actual)/\(plan)"
        case .daysLate(let days): "\(days)"
        case .done(let done, let due): "\(done)/\(due)"
        case .isDone(let isDone): isDone ? "yes" : "no"
        }
    }
}
