import Councils
public import Postgres

/// What members say on a draft.
extension Regulations {
    /// How an agreement came out.
    public struct Agreed: Sendable, Equatable {
        /// The version agreed to.
        public let version: Int
        /// The units that agreed just now, by code.
        public let units: [String]
        /// The members that have not agreed yet, by code.
        public let waiting: [String]
    }

    /// Records a member's comment on the newest draft, or on the version named if it is that; returns its number. The same
    /// comment of the unit again changes nothing and returns `nil`.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` for a version that nobody can speak on any more, and
    /// ``CouncilError/Kind/badValue`` for a unit that is not a member today.
    public static func comment(
        _ text: String, unit: String, cluster: String, version: Int?, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int? {
        let version = try Version.find(cluster: cluster, version: version, transaction)
        try version.requireOpen()
        try version.requireMember(unit, transaction)
        let added = try transaction.execute(
            """
            insert into regulation_response (council_id, regulation_id, unit_id, kind, text, document, author, at)
            select unit.council_id, \(version.id), unit.unit_id, 'comment', normalize(\(text)), normalize(\(document)),
                   current_actor(), current_instant()
            from unit
            where unit.code = \(unit)
              and not exists (
                  select
                  from regulation_response as earlier
                  where earlier.regulation_id = \(version.id)
                    and earlier.unit_id = unit.unit_id
                    and earlier.kind = 'comment'
                    and earlier.text = normalize(\(text)))
            """)
        guard added > 0 else { return nil }
        try Events.change(
            "regulation comment", version.object, after: ["unit": unit, "text": text, "document": document],
            transaction)
        return version.number
    }

    /// Records that a member agrees to the newest draft, or that all members of today do where no unit is named. Who agreed
    /// before is passed over. Throws as ``comment(_:unit:cluster:version:document:_:)`` does.
    public static func agree(
        unit: String?, cluster: String, version: Int?, document: String?, _ transaction: borrowing Transaction
    ) throws -> Agreed {
        let version = try Version.find(cluster: cluster, version: version, transaction)
        try version.requireOpen()
        if let unit { try version.requireMember(unit, transaction) }
        let units: [String] = try transaction.query(
            """
            select unit_code
            from agree_to_regulation(
                \(version.id), \(unit.map { [$0] }), \(version.today), \(document), 'regulation agree')
            """
        ).map { try $0["unit_code"] }
        let agreement = try version.agreement(transaction)
        guard agreement.members > 0 else {
            throw version.refusal("regulation_without_members", ["day": "\(version.today)"])
        }
        return Agreed(version: version.number, units: units, waiting: agreement.waiting)
    }
}
