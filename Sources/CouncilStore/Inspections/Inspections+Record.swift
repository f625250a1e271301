public import Councils
public import Postgres

extension Inspections {
    /// What came of an inspection.
    public struct Result: Sendable {
        /// The day on which it was held.
        public var heldOn: CivilDate
        /// The number of its minutes (biên bản).
        public var minutes: String
        /// What was found.
        public var finding: String?
        /// The points that a cross-inspection gives.
        public var points: Points?

        /// A result as the minutes say it.
        public init(heldOn: CivilDate, minutes: String, finding: String? = nil, points: Points? = nil) {
            (self.heldOn, self.minutes, self.finding, self.points) = (heldOn, minutes, finding, points)
        }
    }

    /// One inspection as the rules look at it.
    private struct Found {
        let id: Int64
        let place: Place
        let kind: InspectionKind
        let inspector: String
        let inspected: String
        let criterion: String?
        let withdrawnAt: Timestamp?
        let before: [String: String?]
        let heldOn: CivilDate?

        var object: String { "inspection/\(id)" }
    }

    /// Puts down that an inspection was held and what it found. False where that is on record already.
    ///
    /// Who inspected does, or whoever leads the cluster, or the agency, whose paper the minutes are; nobody about its own unit,
    /// unless it looked at itself. Something else than is on record needs a reason. Throws ``CouncilError``.
    public static func record(
        _ number: Int64, _ result: Result, reason: String?, by actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let found = try lock(number, transaction)
        try require(actor, toActOn: found, document: result.minutes, transaction)
        if let withdrawnAt = found.withdrawnAt {
            throw CouncilError(
                .wrongState, "inspection_is_withdrawn", ["inspection": "\(number)", "at": "\(withdrawnAt)"])
        }
        try require(result, of: found, transaction)
        let after = result.summary
        if found.before == after { return false }
        if let heldOn = found.heldOn, reason == nil {
            throw CouncilError(
                .wrongState, "inspection_is_held", ["inspection": "\(number)", "held_on": "\(heldOn)"])
        }
        try transaction.execute(
            """
            update inspection
            set held_on = \(result.heldOn), minutes = normalize(\(result.minutes)), finding = normalize(\(result.finding)),
                points = \(result.points), recorded_by = current_actor(), recorded_at = current_instant()
            where cycle_id = \(found.place.cycle) and inspection_id = \(number)
            """)
        try Events.change(
            "inspection record", found.object, before: found.before, after: after, reason: reason, transaction)
        return true
    }

    /// Takes back an inspection that was not held; it stays on record. False where it was withdrawn before.
    ///
    /// Whoever leads the cluster does, or the agency on paper; a unit what it was to look at itself. Throws ``CouncilError``.
    public static func withdraw(
        _ number: Int64, reason: String, document: String?, by actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let found = try lock(number, transaction)
        if found.kind != .own || found.inspected != actor.unit {
            try Officers.require(
                actor, toLead: found.place.cluster, year: found.place.year, document: document, transaction)
        }
        if let heldOn = found.heldOn {
            throw CouncilError(
                .wrongState, "inspection_is_held", ["inspection": "\(number)", "held_on": "\(heldOn)"])
        }
        guard found.withdrawnAt == nil else { return false }
        try transaction.execute(
            """
            update inspection
            set withdrawn_by = current_actor(), withdrawn_at = current_instant(), withdrawn_reason = normalize(\(reason))
            where cycle_id = \(found.place.cycle) and inspection_id = \(number)
            """)
        try Events.change(
            "inspection withdraw", found.object,
            before: ["kind": found.kind.rawValue, "inspector": found.inspector, "inspected": found.inspected],
            after: ["document": document], reason: reason, transaction)
        return true
    }

    /// The inspection of a number, in a cycle that is locked before anything of it is read.
    private static func lock(_ number: Int64, _ transaction: borrowing Transaction) throws -> Found {
        let home = try transaction.first(
            """
            select cluster.code as cluster, cycle.year
            from inspection
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            where inspection.inspection_id = \(number)
            """)
        guard let home else { throw CouncilError(.notFound, "inspection_missing", ["inspection": "\(number)"]) }
        let place = try Place.lock(
            year: Int(try home["year"] as Int16), cluster: try home["cluster"], transaction)
        let row = try transaction.only(
            """
            select inspection.*, inspector.code as inspector, inspected.code as inspected
            from inspection
            join unit as inspector
                on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
            join unit as inspected
                on inspected.council_id = inspection.council_id and inspected.unit_id = inspection.unit_id
            where inspection.cycle_id = \(place.cycle) and inspection.inspection_id = \(number)
            """)
        return try found(row, place)
    }

    private static func found(_ row: Row, _ place: Place) throws -> Found {
        let heldOn: CivilDate? = try row["held_on"]
        let before = try heldOn.map { heldOn in
            Result(
                heldOn: heldOn, minutes: try row["minutes"], finding: try row["finding"], points: try row["points"])
        }
        return Found(
            id: try row["inspection_id"], place: place, kind: InspectionKind(rawValue: try row["kind"]) ?? .own,
            inspector: try row["inspector"], inspected: try row["inspected"], criterion: try row["criterion"],
            withdrawnAt: try row["withdrawn_at"], before: before?.summary ?? [:], heldOn: heldOn)
    }

    private static func require(
        _ actor: Actor, toActOn found: Found, document: String?, _ transaction: borrowing Transaction
    ) throws {
        let officers = try Officers.leading(found.place.cluster, years: [found.place.year], transaction)
        let denial = InspectionRule.denial(
            of: actor, kind: found.kind, by: found.inspector, of: found.inspected,
            leadsCluster: actor.unit.map(officers.contains) ?? false, document: document)
        if let denial { throw CouncilError(denial) }
    }

    private static func require(
        _ result: Result, of found: Found, _ transaction: borrowing Transaction
    ) throws {
        let place = found.place
        let last = min(place.endsOn, try CouncilDay.today(transaction))
        guard place.startsOn <= result.heldOn, result.heldOn <= last else {
            throw CouncilError(.badValue, "inspection_held_outside", ["from": "\(place.startsOn)", "to": "\(last)"])
        }
        guard let points = result.points else { return }
        guard let criterion = found.criterion else {
            throw CouncilError(.badValue, "inspection_without_points", ["inspection": "\(found.id)"])
        }
        guard try Settings.yesNo("cross_points", year: place.year, cluster: place.cluster, transaction) else {
            throw CouncilError(
                .wrongState, "cross_points_off", ["cluster": place.cluster, "year": "\(place.year)"])
        }
        let line = try transaction.first(
            "select max, step from cross_criterion(\(place.cycle), \(criterion), \(result.heldOn))")
        guard let line else { throw notCross(criterion, cluster: place.cluster, year: place.year) }
        if let objection = InspectionRule.objection(to: points, max: try line["max"], step: try line["step"]) {
            throw CouncilError(.badValue, objection)
        }
    }
}

extension Inspections.Result {
    /// What events say of it. Texts are compared as they are stored, in normal form C.
    fileprivate var summary: [String: String?] {
        [
            "held_on": "\(heldOn)", "minutes": minutes, "finding": finding, "points": points.map { "\($0)" },
        ].filter { $0.value != nil }
    }
}
