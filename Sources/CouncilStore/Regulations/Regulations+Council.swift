import Councils
public import Postgres

/// What the council does with a draft that its members agreed to.
extension Regulations {
    /// What bringing a version into force did.
    public struct Enforced: Sendable, Equatable {
        /// The version in force.
        public let version: Int
        /// The version whose place it took; `nil` for the first one, or where nothing changed.
        public let superseded: Int?
        /// False where it was in force from that day already.
        public let changed: Bool
    }

    /// Records the council's approval of the newest draft; returns its number, or `nil` where the same paper approved it before.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` for a version that lacks a section of the checklist or a legal basis, or that too
    /// few members agreed to.
    public static func approve(
        cluster: String, version: Int?, document: String, _ transaction: borrowing Transaction
    ) throws -> Int? {
        try Version.lock(cluster: cluster, transaction)
        let version = try Version.find(cluster: cluster, version: version, transaction)
        if version.state != .draft, try isApproved(version, by: document, transaction) { return nil }
        try version.requireOpen()
        try requireWhole(version, transaction)
        try requireAgreement(version, transaction)
        try transaction.execute(
            """
            update regulation
            set state = 'approved', approved_by = current_actor(), approved_at = current_instant(),
                approval_document = normalize(\(document))
            where regulation_id = \(version.id)
            """)
        try Events.change(
            "regulation approve", version.object, before: ["state": "draft"],
            after: ["state": "approved", "document": document], transaction)
        return version.number
    }

    private static func isApproved(
        _ version: Version, by document: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.first(
            """
            select
            from regulation
            where regulation_id = \(version.id) and approval_document = normalize(\(document))
            """) != nil
    }

    private static func requireWhole(_ version: Version, _ transaction: borrowing Transaction) throws {
        let missing = RegulationPart.missing(among: try version.parts(transaction).map(\.part))
        guard !missing.isEmpty else { return }
        throw version.refusal(
            "regulation_incomplete", ["missing": missing.map(\.rawValue).joined(separator: ", ")])
    }

    private static func requireAgreement(_ version: Version, _ transaction: borrowing Transaction) throws {
        let agreement = try version.agreement(transaction)
        guard agreement.members > 0 else {
            throw version.refusal("regulation_without_members", ["day": "\(version.today)"])
        }
        guard !agreement.isMet else { return }
        throw version.refusal(
            "regulation_not_agreed",
            [
                "agreed": "\(agreement.agreed)", "members": "\(agreement.members)", "share": "\(agreement.share)",
                "waiting": agreement.waiting.joined(separator: ", "),
            ])
    }

    /// Brings the newest approved version into force from a day; the one before ends on that day, in the same statement.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` where the council approved none, and for a day that is not later than that of the
    /// version in force.
    public static func enforce(
        cluster: String, version named: Int?, from day: CivilDate, _ transaction: borrowing Transaction
    ) throws -> Enforced {
        try Version.lock(cluster: cluster, transaction)
        let version = try Version.find(cluster: cluster, version: named, in: .approved, transaction)
        let present = try inForce(cluster, transaction)
        if let present, present.since == day, version.state != .approved, (named ?? present.version) == present.version
        {
            return Enforced(version: present.version, superseded: nil, changed: false)
        }
        guard version.state == .approved else {
            throw version.refusal("regulation_not_approved", ["state": version.state.rawValue])
        }
        if let present, present.since >= day {
            let days = ["present": "\(present.version)", "since": "\(present.since)", "from": "\(day)"]
            throw version.refusal("regulation_begins_too_early", days)
        }
        try bringIntoForce(version, from: day, transaction)
        try Events.change(
            "regulation enforce", version.object, before: ["in_force": present.map { "\($0.version)" }],
            after: ["in_force": "\(version.number)", "from": "\(day)"], transaction)
        return Enforced(version: version.number, superseded: present?.version, changed: true)
    }

    private static func inForce(
        _ cluster: String, _ transaction: borrowing Transaction
    ) throws -> (version: Int, since: CivilDate)? {
        try transaction.first(
            """
            select regulation.version, regulation.in_force_from
            from regulation
            join cluster using (council_id, cluster_id)
            where cluster.code = \(cluster) and regulation.state = 'in_force'
            """
        ).map { row in (Int(try row["version"] as Int16), try row["in_force_from"]) }
    }

    /// The count makes the old version end before the new one begins: the index that lets a cluster have one at a time is checked
    /// row by row.
    private static func bringIntoForce(
        _ version: Version, from day: CivilDate, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            with ended as (
                update regulation as earlier
                set state = 'superseded', superseded_on = \(day)
                from regulation as next
                where next.regulation_id = \(version.id)
                  and earlier.council_id = next.council_id
                  and earlier.cluster_id = next.cluster_id
                  and earlier.state = 'in_force'
                returning earlier.regulation_id
            )
            update regulation
            set state = 'in_force', in_force_from = \(day)
            where regulation_id = \(version.id)
              and (select count(*) from ended) <= 1
            """)
    }
}
