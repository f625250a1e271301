import Admin
import CouncilStore
import Councils

extension ArgumentRule {
    static let ownUnit = ArgumentRule.optional("unit", .code, "the unit's code; your own if left out")
    static let reason = ArgumentRule.optional("reason", .text, "why; needed where a figure differs from the one before")
}

extension Invocation {
    /// The unit that is named, or the one that the session acts for.
    func unit() throws -> String {
        if let unit = optionalText("unit") ?? actor.unit { return unit }
        throw Refusal(.missingArgument, "unit_not_named", in: language, fields: [("name", "unit")])
    }

    /// One card.
    func oneCard() throws -> CardScope {
        CardScope(year: try integer("year"), cluster: optionalText("cluster"), unit: try unit())
    }

    /// One card, or all of a cluster or a year. Whoever acts for a unit and names nothing means its own card.
    func cards() throws -> CardScope {
        let named = optionalText("unit")
        let isOwn = named == nil && optionalText("cluster") == nil && [.member, .head].contains(actor.role)
        return CardScope(
            year: try integer("year"), cluster: optionalText("cluster"), unit: isOwn ? actor.unit : named)
    }

    /// Who writes which figure, on what paper.
    func writing(command: String = "card import") throws -> Cards.Writing {
        guard let figure = Figure(rawValue: try text("figure")) else {
            throw Refusal(.badValue, .choice(Figure.self), in: language, fields: [("name", "figure")])
        }
        let record = try optionalSentence("record")
        return Cards.Writing(
            figure, year: try integer("year"), cluster: optionalText("cluster"), by: actor,
            document: try record ?? optionalSentence("document"), isRecord: record != nil, command: command)
    }

    /// The one line that `card score` is about.
    func cardRow() throws -> CardRows.Row {
        guard let unit = Code(rawValue: try unit()), let criterion = CriterionCode(rawValue: try text("criterion"))
        else {
            throw Refusal(.badValue, CriterionCode.rule, in: language, fields: [("name", "criterion")])
        }
        let points = try optionalPoints("points")
        let fact = try fact()
        if points == nil && fact == nil { throw Refusal(.missingArgument, "scoring_nothing", in: language) }
        return CardRows.Row(
            unit: unit, criterion: criterion, half: try optionalInteger("half") ?? 0, points: points,
            bonus: try optionalPoints("bonus") ?? .zero, fact: fact, reason: try optionalSentence("reason"))
    }

    private func fact() throws -> Fact? {
        let (plan, actual) = (optionalText("plan") ?? "", optionalText("actual") ?? "")
        if plan.isEmpty && actual.isEmpty { return nil }
        do throws(Message) { return try Fact(plan: plan, actual: actual) } catch {
            throw Refusal(.badValue, error, in: language, fields: [("name", "actual")])
        }
    }
}
