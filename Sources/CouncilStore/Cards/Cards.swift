public import Councils
public import Postgres

/// The scorecards of the units: writing their lines.
public enum Cards {
    /// What a write did.
    public struct ImportReport: Sendable, Equatable {
        /// How many lines were written; 0 when all of them said so already.
        public let lines: Int
        /// How many cards were named.
        public let cards: Int
    }

    /// Who writes, of which figure, and on what paper.
    public struct Writing: Sendable {
        /// Whose points are written.
        public let figure: Figure
        var year: Int
        var cluster: String?
        var actor: Actor
        var document: String?
        var isRecord: Bool
        var command: String

        /// `isRecord` takes down a figure that was reached on paper: the cards move on as if it had been reached here.
        public init(
            _ figure: Figure, year: Int, cluster: String? = nil, by actor: Actor, document: String? = nil,
            isRecord: Bool = false, command: String = "card import"
        ) {
            self.figure = figure
            self.year = year
            self.cluster = cluster
            self.actor = actor
            self.document = document
            self.isRecord = isRecord
            self.command = command
        }
    }

    /// Imports one figure for all the cards that a file names, whole or not at all.
    ///
    /// Rows stream into a temporary table by COPY, are checked there as a set, and are written in one statement. Throws
    /// `ImportRejection` with every mistake, whether the file or the stored criteria show it; ``CouncilError`` where no card of
    /// the file may be written.
    public static func importRows(
        _ csv: [UInt8], _ writing: Writing, progress: ProgressReport = .none, _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        try Clusters.require(writing.cluster, transaction)
        var rows = try CardRows(csv: csv)
        let count = try CardStaging.stage(transaction, progress: progress) { try rows.next() }
        // A file of a few lines is done before anybody could read how far it is.
        let progress = count < largeFile ? .none : progress
        progress("lines read", count, count)
        let (cards, found) = try check(writing, progress: progress, of: count, transaction)
        try rows.finish(adding: found.mistakes, count: found.count)
        progress("lines checked", count, count)
        return try write(writing, cards, progress: progress, transaction)
    }

    private static let largeFile = 5000

    /// Writes one line of one card. Throws ``CouncilError`` for whatever a rule says against it.
    public static func score(
        _ row: CardRows.Row, _ writing: Writing, _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        try Clusters.require(writing.cluster, transaction)
        var rows = [row]
        _ = try CardStaging.stage(transaction) { rows.popLast() }
        let (cards, found) = try check(writing, transaction)
        if let mistake = found.mistakes.first {
            throw CouncilError(.badValue, mistake.reason.code, mistake.reason.parameters)
        }
        return try write(writing, cards, transaction)
    }

    /// Holds the staged rows to the rules: whose turn it is, then every line.
    private static func check(
        _ writing: Writing, progress: ProgressReport = .none, of count: Int = 1, _ transaction: borrowing Transaction
    ) throws -> (cards: CardsAtDesk, found: (mistakes: [ImportMistake], count: Int)) {
        let cards = try CardsAtDesk.load(
            year: writing.year, cluster: writing.cluster, units: try CardStaging.units(transaction),
            lock: writing.isRecord ? .cycles : .cards, transaction)
        try cards.requireAgreedCriteria(year: writing.year, transaction)
        let halves = try transaction.query("select distinct half from pg_temp.card_row").map {
            Int(try $0["half"] as Int16)
        }
        let permits = cards.permits(writing, halves: halves)
        if let refusal = cards.refusalOfAll(permits) { throw CouncilError(refusal) }
        let refused = try CardStaging.mistakes(of: permits.refused, transaction)
        try CardStaging.resolve(figure: writing.figure, year: writing.year, cluster: writing.cluster, transaction)
        progress("lines looked up", count, count)
        let (mistakes, count) = try CardStaging.check(
            figure: writing.figure, year: writing.year, cluster: writing.cluster, permits: permits, transaction)
        return (cards, (refused + mistakes, refused.count + count))
    }

    private static func write(
        _ writing: Writing, _ cards: CardsAtDesk, progress: ProgressReport = .none, _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        let row = try transaction.only(
            """
            select lines, cards
            from write_cards(
                \(Int32(writing.year)), \(writing.figure.rawValue), \(writing.command), \(writing.actor.role.rawValue),
                \(writing.document))
            """)
        let report = ImportReport(lines: try row["lines"], cards: try row["cards"])
        progress("lines written", report.lines, report.lines)
        if writing.isRecord { try cards.moveOn(writing, transaction) }
        return report
    }
}

extension CardsAtDesk {
    /// What the writer may write of these cards.
    fileprivate func permits(_ writing: Cards.Writing, halves: [Int]) -> CardPermits {
        var permits = CardPermits()
        for entry in entries {
            if writing.isRecord {
                permits.refused[entry.unit] = entry.place.refusal(ofRecording: writing.figure, by: writing.actor)
                continue
            }
            let refusal = entry.refusal(of: .write(writing.figure), writing, halves)
            guard writing.figure == .selfScored else {
                permits.refused[entry.unit] = refusal
                continue
            }
            switch (refusal, entry.refusal(of: .writeForScorer, writing, halves)) {
            case (nil, nil): break
            case (nil, _?): permits.notForScorer.append(entry.unit)
            case (_?, nil): permits.onlyForScorer.append(entry.unit)
            case (let refusal?, _?): permits.refused[entry.unit] = refusal
            }
        }
        return permits
    }

    /// The refusal of the first card, where no card may be written.
    fileprivate func refusalOfAll(_ permits: CardPermits) -> Denial? {
        guard let first = entries.first, permits.refused.count == Set(entries.map(\.unit)).count else { return nil }
        return permits.refused[first.unit]
    }

    /// After a figure was taken down from paper: cards that have it whole go where it leads, and so do their cycles. Lines that
    /// the paper did not name, such as a deduction, start equal to the figure before.
    fileprivate func moveOn(_ writing: Cards.Writing, _ transaction: borrowing Transaction) throws {
        let stage = CycleState(of: writing.figure)
        let behind = Set(entries.filter { $0.place.stage < stage }.map(\.cycle))
        try Cycles.lead(
            behind.sorted().map { ($0, stage) }, writing.command, role: writing.actor.role.rawValue, reason: nil,
            document: writing.document, transaction)
        let destination = CardState(completing: writing.figure)
        let waiting = entries.filter { $0.state != destination }
        let rows = try transaction.query(
            """
            select card.cycle_id, card.unit_id
            from unnest(\(waiting.map(\.cycle)), \(waiting.map(\.unitID))) as waiting (cycle_id, unit_id)
            join scorecard as card using (cycle_id, unit_id)
            where card.figure = \(writing.figure.rawValue)
            order by card.cycle_id, card.unit_id
            """)
        let whole = try rows.map { (cycle: try $0["cycle_id"] as Int64, unit: try $0["unit_id"] as Int64) }
        try Self.move(
            whole.map(\.cycle), whole.map(\.unit), act: "record", to: whole.map { _ in destination },
            carrying: writing.figure == .selfScored ? nil : writing.figure, actor: writing.actor,
            document: writing.document, transaction)
    }
}

extension CardsAtDesk.Entry {
    /// A file that holds several halves is held to the strictest of them.
    fileprivate func refusal(of act: CardAct, _ writing: Cards.Writing, _ halves: [Int]) -> Denial? {
        halves.lazy.compactMap {
            place.refusal(of: act, by: writing.actor, document: writing.document, half: $0)
        }.first
    }
}
