public import Councils
public import Postgres

/// Inspections (kiểm tra) of a cluster's year: own, by the head, and cross.
public enum Inspections {
    /// A cycle whose inspections are written; whoever holds it is alone with them until the transaction ends.
    struct Place {
        let cycle: Int64
        let cluster: String
        let year: Int
        let startsOn: CivilDate
        let endsOn: CivilDate

        static func lock(
            year: Int, cluster: String, _ transaction: borrowing Transaction
        ) throws -> Place {
            let cycle = try ClusterYear(year: year, cluster: cluster, locking: true, transaction).id
            let row = try transaction.only("select starts_on, ends_on from cycle where cycle_id = \(cycle)")
            return Place(
                cycle: cycle, cluster: cluster, year: year, startsOn: try row["starts_on"], endsOn: try row["ends_on"])
        }

        /// Throws ``CouncilError/Kind/badValue`` where no line of the cycle's table takes points of a cross-inspection by that
        /// code.
        func require(criterion: String?, _ transaction: borrowing Transaction) throws {
            guard let criterion else { return }
            let found = try transaction.only(
                """
                select exists (select from cross_criterion(\(cycle), \(criterion), \(startsOn)))
                    or exists (select from cross_criterion(\(cycle), \(criterion), \(endsOn))) as is_cross
                """)
            if try !found["is_cross"] { throw Inspections.notCross(criterion, cluster: cluster, year: year) }
        }
    }

    static func notCross(_ criterion: String, cluster: String, year: Int) -> CouncilError {
        CouncilError(
            .badValue, "inspection_criterion_not_cross",
            ["criterion": criterion, "cluster": cluster, "year": "\(year)"])
    }

    /// Which inspections are to be added, and on what paper.
    public struct Addition: Sendable {
        /// The year.
        public var year: Int
        /// The cluster's code.
        public var cluster: String
        /// The inspections.
        public var rows: [InspectionRows.Row]
        /// The `cross` criterion that those among them that are cross give points for.
        public var criterion: String?
        /// The paper that they stand on.
        public var document: String?

        /// Inspections of a cluster's year.
        public init(
            year: Int, cluster: String, rows: [InspectionRows.Row], criterion: String? = nil, document: String? = nil
        ) {
            (self.year, self.cluster, self.rows) = (year, cluster, rows)
            (self.criterion, self.document) = (criterion, document)
        }
    }

    /// Plans inspections by hand, all or none, and returns how many were not planned yet.
    ///
    /// Head and deputies plan them, and on paper the agency; a unit plans what it looks at itself. Throws `ImportRejection`
    /// for pairs and days that cannot be.
    public static func add(
        _ addition: Addition, by actor: Actor, command: String = "inspection add", _ transaction: borrowing Transaction
    ) throws -> Int {
        let isOwn = addition.rows.allSatisfy { $0.kind == .own && $0.inspected == actor.unit }
        if !isOwn {
            try Officers.require(
                actor, toLead: addition.cluster, year: addition.year, document: addition.document, transaction)
        }
        let place = try Place.lock(year: addition.year, cluster: addition.cluster, transaction)
        try place.require(criterion: addition.criterion, transaction)
        try check(addition, place, transaction)
        let rows = addition.rows
        let added: Int32 = try transaction.only(
            """
            select add_inspections(
                \(place.cycle), \(rows.map(\.inspector)), \(rows.map(\.inspected)), \(rows.map(\.kind.rawValue)),
                \(try rows.map { try day($0.due) }), \(addition.criterion), \(addition.document), \(command)) as added
            """)["added"]
        return Int(added)
    }

    private static func check(
        _ addition: Addition, _ place: Place, _ transaction: borrowing Transaction
    ) throws {
        let rows = addition.rows
        let mistakes = try transaction.query(
            """
            select *
            from check_inspections(
                \(place.cycle), \(rows.map { Int32($0.line) }), \(rows.map(\.inspector)), \(rows.map(\.inspected)),
                \(rows.map(\.kind.rawValue)), \(try rows.map { try day($0.due) }))
            """
        ).map { row in
            ImportMistake(
                line: Int(try row["line"] as Int32), column: try row["col"], value: try row["value"],
                reason: Message(try row["reason"], pairs: try row["parameters"]))
        }
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
    }

    private static func day(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(text) else { throw CouncilError(.badValue, "date_malformed") }
        return date
    }
}
