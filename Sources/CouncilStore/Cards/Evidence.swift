public import Councils
public import Postgres

/// The documents that lines of scorecards rest on.
public enum Evidence {
    /// What a list of documents shows.
    public static let columns: [ListColumn] = [
        .value("evidence"), .code("criterion"), .value("half"), .name("title"), .name("number"), .value("date"),
        .name("link"), .name("by"), .instant("at"), .instant("withdrawn_at"),
    ]

    /// Adds documents to the lines that they name, all or none; those that stand there already are passed over. Returns how many
    /// were added. Throws `ImportRejection` for lines that no card has, ``CouncilError`` where no card may be touched.
    public static func add(
        _ rows: [EvidenceRows.Row], year: Int, cluster: String?, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try Clusters.require(cluster, transaction)
        let cards = try CardsAtDesk.load(
            year: year, cluster: cluster, units: Array(Set(rows.map(\.unit))), transaction)
        try require(rows, cards, by: actor, document: document, year: year, transaction)
        let dates = try rows.map { try $0.date.map { try CivilDate.required($0) } }
        let row = try transaction.only(
            """
            select added, unknown_lines
            from add_evidence(
                \(Int32(year)), \(cards.entries.map(\.cycle)), \(cards.entries.map(\.unitID)), \(cards.entries.map(\.unit)),
                \(rows.map { Int32($0.line) }), \(rows.map(\.unit)), \(rows.map(\.criterion)), \(rows.map { Int32($0.half) }),
                \(rows.map(\.title)), \(rows.map(\.number)), \(dates), \(rows.map(\.link)))
            """)
        if let unknown = try row["unknown_lines"] as [Int32]? {
            throw ImportRejection(
                unknown.map { line in
                    let named = rows.first { $0.line == line }?.criterion
                    return ImportMistake(
                        line: Int(line), column: "criterion", value: named, reason: "criterion_unknown")
                })
        }
        return try row["added"]
    }

    private static func require(
        _ rows: [EvidenceRows.Row], _ cards: CardsAtDesk, by actor: Actor, document: String?, year: Int,
        _ transaction: borrowing Transaction
    ) throws {
        let known = Dictionary(grouping: cards.entries, by: \.unit)
        var (mistakes, named): ([ImportMistake], Set<String>) = ([], [])
        // A unit that may not be touched is named once, where it stands first.
        for row in rows where !named.contains(row.unit) {
            let entry = known[row.unit]?.first
            let refusal = entry?.place.refusal(of: .evidence, by: actor, document: document, half: row.half)
            if known.count <= 1, let refusal { throw CouncilError(refusal) }
            let departure =
                entry == nil
                ? try CardKey.departure(unit: row.unit, year: year, cluster: nil, transaction) : nil
            let reason =
                entry == nil ? departure ?? Message("unit_without_card", ["year": "\(year)"]) : refusal?.message
            if let reason {
                named.insert(row.unit)
                mistakes.append(ImportMistake(line: row.line, column: "unit", value: row.unit, reason: reason))
            }
        }
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
    }

    /// Takes a document back: it stays on record and counts no more. Throws ``CouncilError/Kind/notFound``.
    public static func withdraw(
        _ number: Int64, _ scope: CardScope, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws {
        guard let entry = try CardsAtDesk.require(scope, transaction).entries.first else { return }
        if let refusal = entry.place.refusal(of: .evidence, by: actor, document: document) {
            throw CouncilError(refusal)
        }
        let found = try transaction.first(
            """
            update evidence
            set withdrawn_by = current_actor(), withdrawn_at = current_instant()
            where cycle_id = \(entry.cycle) and unit_id = \(entry.unitID) and evidence_id = \(number) and withdrawn_at is null
            returning title
            """)
        guard let found else {
            throw CouncilError(.notFound, "evidence_missing", ["evidence": "\(number)", "unit": entry.unit])
        }
        try Events.record(
            "evidence withdraw", "card/\(entry.unit)/\(scope.year)",
            before: ["evidence": "\(number)", "title": try found["title"]], transaction)
    }

    /// The documents of a card, for somebody who may see it, in the order of the lines.
    public static func list(
        _ scope: CardScope, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        let entry = try CardVisibility.require(scope, for: actor, transaction)
        return ListQuery(
            columns,
            """
            select evidence.evidence_id as evidence, criterion.code as criterion, evidence.half, evidence.title,
                   evidence.number, evidence.issued_on as date, evidence.link, evidence.author as by, evidence.at,
                   evidence.withdrawn_at
            from evidence
            join cycle using (council_id, cycle_id)
            join criterion
                on criterion.council_id = evidence.council_id
               and criterion.criteria_set_id = case evidence.half when 1
                       then coalesce(cycle.first_half_set_id, cycle.criteria_set_id) else cycle.criteria_set_id end
               and criterion.criterion_no = evidence.criterion_no
            where evidence.cycle_id = \(entry.cycle) and evidence.unit_id = \(entry.unitID)
            order by evidence.half, evidence.criterion_no, evidence.evidence_id
            """)
    }
}

extension CivilDate {
    /// The date of an ISO text that was read before; throws for anything else.
    fileprivate static func required(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(text) else { throw CouncilError(.badValue, "date_malformed") }
        return date
    }
}
