import Councils
import Postgres

/// What cards still lack before they may go on.
enum CardGaps {
    /// Throws for the first card that lacks lines or evidence which the act demands.
    static func require(
        _ act: CardAct, _ cards: [CardsAtDesk.Entry], _ transaction: borrowing Transaction
    ) throws {
        guard let figure = act == .attest ? .selfScored : act.completedFigure else { return }
        let row = try transaction.first(
            """
            select unit.code as unit, gap.lines, gap.first_line, gap.without_evidence, gap.first_without_evidence
            from card_gaps(\(cards.map(\.cycle)), \(cards.map(\.unitID)), \(figure.rawValue)) as gap
            join unit on unit.unit_id = gap.unit_id
            where gap.lines > 0 or \(figure == .selfScored)
            order by unit.code collate "C"
            limit 1
            """)
        guard let row else { return }
        let unit: String = try row["unit"]
        let lines: Int = try row["lines"]
        let (code, first) =
            lines > 0 ? ("card_not_complete", "first_line") : ("card_lacks_evidence", "first_without_evidence")
        let count: Int = lines > 0 ? lines : try row["without_evidence"]
        throw CouncilError(.wrongState, code, ["unit": unit, "lines": "\(count)", "first": try row[first]])
    }
}
