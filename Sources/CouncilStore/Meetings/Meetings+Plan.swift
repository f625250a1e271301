public import Councils
public import Postgres

extension Meetings {
    /// A meeting as it is planned.
    public struct Plan: Sendable {
        /// Which meeting; a number is not asked for.
        public var key: Key
        /// The day; of a written consultation the last one for answers.
        public var day: CivilDate
        /// How it is held.
        public var mode: MeetingMode
        /// Where.
        public var place: String?
        /// What stands on its agenda; the required items if `nil`.
        public var items: [MeetingItem]?

        /// A plan as given.
        public init(_ key: Key, on day: CivilDate, mode: MeetingMode, place: String?, items: [MeetingItem]? = nil) {
            (self.key, self.day, self.mode, self.place, self.items) = (key, day, mode, place, items)
        }
    }

    /// What became of a plan: `new`, `moved` where a meeting of the kind was planned otherwise, or `same`.
    public struct Planned: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// What the meeting is about.
        public let kind: String
        /// Which of its kind.
        public let number: Int
        /// What became of it.
        public let change: String
    }

    /// Plans one meeting. Throws ``CouncilError`` for a mode or an agenda that its kind cannot have, and for a far day.
    public static func plan(
        _ plan: Plan, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> Planned? {
        try require(actor, plan.key, document: document, transaction)
        let needed =
            plan.items == nil
            ? [] : try required(plan.key.kind, cluster: plan.key.cluster, year: plan.key.year, transaction)
        let objection = MeetingRule.of(plan.key.kind).objection(
            mode: plan.mode, items: plan.items ?? [], required: needed)
        if let objection { throw CouncilError(.badValue, objection) }
        if let far = try far(plan.day, plan.key, transaction) { throw CouncilError(.badValue, far) }
        return try write([plan], document: document, command: "meeting plan", transaction).first
    }

    /// Plans meetings of many clusters, all or none, each with the required items; throws `ImportRejection` for what cannot be.
    public static func importPlans(
        _ rows: [MeetingRows.Row], year: Int, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> [Planned] {
        let plans = rows.compactMap { row in
            CivilDate(row.day).map { day in
                Plan(
                    Key(cluster: row.cluster, year: year, kind: row.kind), on: day, mode: row.mode, place: row.place)
            }
        }
        let mistakes =
            try unknownClusters(rows, year: year, transaction)
            + strangers(rows, year: year, by: actor, document: document, transaction)
            + farDays(plans, rows, transaction)
        guard mistakes.isEmpty else { throw ImportRejection(mistakes) }
        return try write(plans, document: document, command: "meeting import", transaction)
    }

    private static func unknownClusters(
        _ rows: [MeetingRows.Row], year: Int, _ transaction: borrowing Transaction
    ) throws -> [ImportMistake] {
        let known: Set<String> = Set(
            try transaction.query(
                """
                select cluster.code
                from cycle
                join cluster using (council_id, cluster_id)
                where cycle.year = \(year)
                """
            ).map { try $0["code"] })
        return rows.filter { !known.contains($0.cluster) }.map { row in
            ImportMistake(
                line: row.line, column: "cluster", value: row.cluster,
                reason: Message("meeting_cluster_without_cycle", ["year": "\(year)"]))
        }
    }

    /// The first line of each cluster and kind that the actor may not act for.
    private static func strangers(
        _ rows: [MeetingRows.Row], year: Int, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> [ImportMistake] {
        var (mistakes, asked): ([ImportMistake], Set<String>) = ([], [])
        for row in rows where asked.insert("\(row.cluster) \(row.kind)").inserted {
            do throws(any Error) {
                try require(
                    actor, Key(cluster: row.cluster, year: year, kind: row.kind), document: document, transaction)
            } catch let error as CouncilError where error.kind == .notPermitted {
                mistakes.append(
                    ImportMistake(line: row.line, column: "cluster", value: row.cluster, reason: error.message))
            } catch let error as CouncilError where error.kind == .notFound {
                continue
            }
        }
        return mistakes
    }

    /// What is said of a day that lies too far from the cycle.
    static func far(_ day: CivilDate, _ key: Key, _ transaction: borrowing Transaction) throws -> Message? {
        try farDays([Plan(key, on: day, mode: .inPerson, place: nil)], [], transaction).first?.reason
    }

    /// The plans that lie more than half a year outside their cycle: mistyped, most likely.
    private static func farDays(
        _ plans: [Plan], _ rows: [MeetingRows.Row], _ transaction: borrowing Transaction
    ) throws -> [ImportMistake] {
        try transaction.query(
            """
            select r.place::integer, r.code, r.day, cycle.year, cycle.starts_on, cycle.ends_on
            from unnest(\(plans.map(\.key.cluster)), \(plans.map { Int32($0.key.year) }), \(plans.map(\.day)))
                with ordinality as r (code, year, day, place)
            join cluster on cluster.code = r.code
            join cycle on cycle.cluster_id = cluster.cluster_id and cycle.year = r.year
            where r.day not between cycle.starts_on - 183 and cycle.ends_on + 183
            order by r.place
            """
        ).map { row in
            let place: Int = try row["place"]
            let day: CivilDate = try row["day"]
            let reason = Message(
                "meeting_day_far",
                [
                    "on": "\(day)", "cluster": try row["code"], "year": "\(try row["year"] as Int)",
                    "starts": "\(try row["starts_on"] as CivilDate)", "ends": "\(try row["ends_on"] as CivilDate)",
                ])
            return ImportMistake(
                line: place <= rows.count ? rows[place - 1].line : 1, column: "on", value: "\(day)", reason: reason)
        }
    }

    private static func write(
        _ plans: [Plan], document: String?, command: String, _ transaction: borrowing Transaction
    ) throws -> [Planned] {
        guard let year = plans.first?.key.year else { return [] }
        return try transaction.query(
            """
            select cluster, kind, no, change
            from plan_meetings(
                \(Int32(year)), \(plans.map(\.key.cluster)), \(plans.map(\.key.kind.rawValue)), \(plans.map(\.day)),
                \(plans.map(\.mode.rawValue)), \(plans.map(\.place)),
                \(plans.map { $0.items?.map(\.rawValue).joined(separator: ",") }), \(document), \(command))
            """
        ).map { row in
            Planned(
                cluster: try row["cluster"], kind: try row["kind"], number: try row["no"], change: try row["change"])
        }
    }
}
