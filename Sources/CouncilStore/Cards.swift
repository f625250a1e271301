public import Councils
public import Postgres

/// The scorecards of the units.
public enum Cards {
    /// What an import did.
    public struct ImportReport: Sendable, Equatable {
        /// How many lines were written; 0 when all of them said so already.
        public let lines: Int
        /// How many cards the file names.
        public let cards: Int
    }

    /// A card's totals under its latest complete figure; all `nil` while no figure is complete.
    public struct Totals: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The unit's name.
        public let unitName: String
        /// The latest figure that all required lines have, such as `decided`.
        public let figure: String?
        /// The sum of the criteria in the base.
        public let base: Points?
        /// Bonus points, after the cap of the set.
        public let bonus: Points?
        /// What is taken off.
        public let deduction: Points?
        /// Base and bonus less the deduction, never below 0.
        public let total: Points?
    }

    /// One line of a card with its four figures.
    public struct Line: Sendable {
        /// The criterion's code.
        public let criterion: String
        /// How its points come about, such as `manual`.
        public let kind: String
        /// The most points it gives.
        public let max: Points
        /// Self, head, agreed, decided, in this order.
        public let figures: [LineFigure]
    }

    /// What one figure of a line says, who gave it and when.
    public struct LineFigure: Sendable {
        /// The points; `nil` is missing, not zero.
        public let points: Points?
        /// Bonus points of this line, on top of the points.
        public let bonus: Points?
        /// Why; `nil` where nobody had to say.
        public let reason: String?
        /// Who gave it.
        public let author: String?
        /// When.
        public let at: Timestamp?
    }

    /// Imports one figure for all the cards that a file names, whole or not at all.
    ///
    /// Rows stream into a temporary table by COPY, are checked there as a set, and are written in one statement. Throws
    /// `ImportRejection` with every mistake, whether the file or the stored criteria show it, and
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func importRows(
        _ csv: [UInt8], figure: Figure, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        try Clusters.require(cluster, transaction)
        var rows = try CardRows(csv: csv)
        try CardStaging.stage(&rows, transaction)
        let found = try CardStaging.check(figure: figure, year: year, cluster: cluster, transaction)
        try rows.finish(adding: found.mistakes, count: found.count)
        let row = try transaction.only(
            "select lines, cards from write_cards(\(Int32(year)), \(cluster), \(figure.rawValue), 'card import')")
        return ImportReport(lines: try row["lines"], cards: try row["cards"])
    }

    /// A unit's card of a year. A unit that moved can have one in two clusters: then the cluster must be named, or
    /// ``CouncilError/Kind/badValue`` is thrown. Throws ``CouncilError/Kind/notFound`` where there is none.
    public static func show(
        unit: String, year: Int, cluster: String? = nil, _ transaction: borrowing Transaction
    ) throws -> (totals: Totals, lines: [Line]) {
        try Clusters.require(cluster, transaction)
        let rows = try transaction.query(
            """
            select cluster.code as cluster, unit.name, card.figure, card.base, card.bonus, card.deduction, card.total
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where unit.code = \(unit)
              and cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.code
            """)
        guard let row = rows.first else {
            let code = cluster == nil ? "card_missing" : "card_missing_in_cluster"
            throw CouncilError(.notFound, code, ["unit": unit, "year": "\(year)", "cluster": cluster ?? ""])
        }
        guard rows.count == 1 else {
            let clusters: [String] = try rows.map { try $0["cluster"] }
            throw CouncilError(
                .badValue, "card_in_two_clusters",
                ["unit": unit, "year": "\(year)", "clusters": clusters.joined(separator: ", ")])
        }
        let totals = Totals(
            cluster: try row["cluster"], unitName: try row["name"], figure: try row["figure"], base: try row["base"],
            bonus: try row["bonus"], deduction: try row["deduction"], total: try row["total"])
        return (totals, try lines(unit: unit, year: year, cluster: totals.cluster, transaction))
    }

    private static func lines(
        unit: String, year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> [Line] {
        let rows = try transaction.query(
            """
            select criterion.code, criterion.kind, criterion.max, figure.points, figure.bonus, figure.reason,
                   entry.author, entry.at
            from cycle
            join cluster using (council_id, cluster_id)
            join scorecard as card using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            join criterion using (council_id, criteria_set_id)
            left join scorecard_line as line using (council_id, cycle_id, unit_id, criterion_no)
            cross join lateral (values
                (1, line.self_points, line.self_bonus, line.self_reason, line.self_entry),
                (2, line.head_points, line.head_bonus, line.head_reason, line.head_entry),
                (3, line.agreed_points, line.agreed_bonus, line.agreed_reason, line.agreed_entry),
                (4, line.decided_points, line.decided_bonus, line.decided_reason, line.decided_entry)
            ) as figure (place, points, bonus, reason, entry_id)
            left join score_entry as entry on entry.council_id = line.council_id and entry.entry_id = figure.entry_id
            where unit.code = \(unit)
              and cycle.year = \(year)
              and cluster.code = \(cluster)
            order by criterion.criterion_no, figure.place
            """)
        return try stride(from: 0, to: rows.count, by: Figure.allCases.count).map { start in
            Line(
                criterion: try rows[start]["code"], kind: try rows[start]["kind"], max: try rows[start]["max"],
                figures: try rows[start..<start + Figure.allCases.count].map(LineFigure.init))
        }
    }
}

extension Cards.LineFigure {
    init(_ row: Row) throws {
        points = try row["points"]
        bonus = try row["bonus"]
        reason = try row["reason"]
        author = try row["author"]
        at = try row["at"]
    }
}
