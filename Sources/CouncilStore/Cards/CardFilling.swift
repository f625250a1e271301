import Councils
import Postgres

/// Cards for which the year's records give something, and which of their halves somebody may fill now.
struct CardFilling {
    /// One half of one card, and what keeps it.
    struct Part {
        let entry: CardsAtDesk.Entry
        let half: Int
        /// Why the unit's own lines may not be written.
        let refusal: Denial?
        /// Why lines that others score may not be.
        let scorerRefusal: Denial?

        var isOpen: Bool { refusal == nil || scorerRefusal == nil }
    }

    private let parts: [Part]

    /// What the records give for these cards. Throws ``CouncilError/Kind/wrongState`` where they give nothing.
    init(_ cards: CardsAtDesk, _ writing: Cards.Writing, _ transaction: borrowing Transaction) throws {
        let entries = Dictionary(
            uniqueKeysWithValues: cards.entries.map { (CardPart(cycle: $0.cycle, unit: $0.unitID), $0) })
        let rows = try transaction.query(
            """
            select distinct cycle_id, unit_id, half
            from card_facts(\(Array(Set(cards.entries.map(\.cycle))).sorted()))
            order by cycle_id, unit_id, half
            """)
        parts = try rows.compactMap { row in
            let key = CardPart(cycle: try row["cycle_id"], unit: try row["unit_id"])
            let half = Int(try row["half"] as Int16)
            return entries[key].map { Part($0, half: half, writing) }
        }
        if parts.isEmpty { throw CouncilError(.wrongState, "fill_has_no_facts", ["year": "\(writing.year)"]) }
    }

    private struct CardPart: Hashable {
        let cycle: Int64
        let unit: Int64
    }

    /// The first refusal, where nothing may be written.
    var refusalOfAll: Denial? {
        parts.contains(where: \.isOpen) ? nil : parts.first?.refusal
    }

    /// The cards of which something may be written.
    var open: CardsAtDesk { CardsAtDesk(entries: parts.filter(\.isOpen).map(\.entry)) }

    /// The cards, half by half, that are passed over as they are.
    var passedCards: [Cards.PassedLine] {
        parts.filter { !$0.isOpen }.compactMap { part in
            part.refusal.map {
                Cards.PassedLine(
                    unit: part.entry.unit, criterion: nil, half: part.half, fact: nil, source: nil, reason: $0.message)
            }
        }
    }

    /// Puts the lines that may be written where imports put theirs; says how many there are.
    func stage(_ transaction: borrowing Transaction) throws -> Int {
        let open = parts.filter(\.isOpen)
        let row = try transaction.only(
            """
            select stage_card_facts(
                \(open.map(\.entry.cycle)), \(open.map(\.entry.unitID)), \(open.map { Int32($0.half) })) as lines
            """)
        try transaction.execute("analyze pg_temp.card_row (unit)")
        return try row["lines"]
    }

    /// Which lines of which units may be written: the strictest of the halves that are staged.
    private var permits: CardPermits {
        var permits = CardPermits()
        let open = parts.filter(\.isOpen)
        permits.onlyForScorer = open.filter { $0.refusal != nil }.map(\.entry.unit)
        permits.notForScorer = open.filter { $0.scorerRefusal != nil }.map(\.entry.unit)
        return permits
    }

    /// Takes out of the staged lines those that do not fit the criteria, are not the writer's or were typed by hand.
    func passUnfit(_ writing: Cards.Writing, _ transaction: borrowing Transaction) throws -> [Cards.PassedLine] {
        let (mistakes, _) = try CardStaging.check(
            figure: .selfScored, year: writing.year, cluster: writing.cluster, permits: permits, limit: .max,
            transaction)
        let unfit = Dictionary(mistakes.map { ($0.line, $0.reason) }) { first, _ in first }
        try transaction.execute("delete from pg_temp.card_line where line = any (\(unfit.keys.map(Int32.init)))")
        let kept: [Int] = try transaction.query("select line from keep_typed_lines() as line").map { try $0["line"] }
        let reasons = unfit.merging(kept.map { ($0, "fill_keeps_typed") }) { first, _ in first }
        guard !reasons.isEmpty else { return [] }
        return try transaction.query(
            """
            select line, unit, criterion, half, coalesce(fact, points::text) as fact, reason
            from pg_temp.card_row
            where line = any (\(reasons.keys.map(Int32.init)))
            order by line
            """
        ).map { row in
            Cards.PassedLine(
                unit: try row["unit"], criterion: try row["criterion"], half: Int(try row["half"] as Int16),
                fact: try row["fact"], source: try row["reason"],
                reason: reasons[try row["line"]] ?? "fill_keeps_typed")
        }
    }

    /// The lines that were written: what remains staged.
    func written(_ transaction: borrowing Transaction) throws -> [Cards.FilledLine] {
        try transaction.query(
            """
            select unit, criterion, half, points::numeric(11,2) as points, fact, reason
            from pg_temp.card_line
            order by line
            """
        ).map { row in
            Cards.FilledLine(
                unit: try row["unit"], criterion: try row["criterion"], half: Int(try row["half"] as Int16),
                points: try row["points"], fact: try row["fact"], source: try row["reason"])
        }
    }
}

extension CardFilling.Part {
    fileprivate init(_ entry: CardsAtDesk.Entry, half: Int, _ writing: Cards.Writing) {
        let refusal = { (act: CardAct) -> Denial? in
            entry.place.refusal(of: act, by: writing.actor, document: writing.document, half: half)
        }
        self.init(
            entry: entry, half: half, refusal: refusal(.write(.selfScored)), scorerRefusal: refusal(.writeForScorer))
    }
}
