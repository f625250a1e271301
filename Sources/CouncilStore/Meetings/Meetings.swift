public import Councils
public import Postgres

/// The meetings of clusters in their years.
public enum Meetings {
    /// Which meeting is meant.
    public struct Key: Sendable {
        /// The cluster's code.
        public var cluster: String
        /// The award year.
        public var year: Int
        /// What the meeting is about.
        public var kind: MeetingKind
        /// Which of its kind; the newest if `nil`.
        public var number: Int?

        /// A meeting by its cluster, year and kind.
        public init(cluster: String, year: Int, kind: MeetingKind, number: Int? = nil) {
            (self.cluster, self.year, self.kind, self.number) = (cluster, year, kind, number)
        }
    }

    /// A meeting that was found, and how far it is.
    struct Found {
        let key: Key
        let cycle: Int64
        let id: Int64
        let number: Int
        let heldOn: CivilDate?
        let plannedOn: CivilDate
        let minutes: String?
        /// What the rules look at.
        let state: MeetingCase

        var object: String { "meeting/\(key.cluster)/\(key.year)/\(key.kind.rawValue)/\(number)" }

        /// A refusal about this meeting.
        func refusal(
            _ kind: CouncilError.Kind, _ code: String, _ more: [String: String] = [:]
        ) -> CouncilError {
            let own = [
                "kind": key.kind.rawValue, "cluster": key.cluster, "year": "\(key.year)", "mode": state.mode.rawValue,
                "on": "\(heldOn ?? plannedOn)",
            ]
            return CouncilError(kind, code, own.merging(more) { _, new in new })
        }
    }

    /// The meeting, locked so that two who change it wait for each other; throws ``CouncilError/Kind/notFound``.
    static func find(_ key: Key, locking: Bool = true, _ transaction: borrowing Transaction) throws -> Found {
        try Clusters.require(key.cluster, transaction)
        let lock: SQL = locking ? "for no key update of meeting" : ""
        let row = try transaction.first(
            """
            select meeting.cycle_id, meeting.meeting_id
            from meeting
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            where cluster.code = \(key.cluster)
              and cycle.year = \(key.year)
              and meeting.kind = \(key.kind.rawValue)
              and (\(key.number)::integer is null or meeting.no = \(key.number))
            order by meeting.no desc
            limit 1
            \(lock)
            """)
        guard let row else {
            throw CouncilError(
                .notFound, "meeting_missing",
                ["cluster": key.cluster, "year": "\(key.year)", "kind": key.kind.rawValue])
        }
        let (cycle, id): (Int64, Int64) = (try row["cycle_id"], try row["meeting_id"])
        return try Found(key, cycle, id, transaction)
    }

    /// Throws unless an actor may act for the cluster in a meeting of this kind. Around the conference those who lead the next
    /// year may too; the council's own meetings are its agency's.
    public static func require(
        _ actor: Actor, _ key: Key, document: String?, _ transaction: borrowing Transaction
    ) throws {
        let rule = MeetingRule.of(key.kind)
        if let denial = rule.denial(of: actor) { throw CouncilError(denial) }
        if key.kind == .council { return try Clusters.require(key.cluster, transaction) }
        try Officers.require(
            actor, toLead: key.cluster, year: key.year, document: document, besideNext: rule.isBesideNext, transaction)
    }

    /// What must be treated at meetings of a kind in a cluster's year, as rules and settings say now.
    public static func required(
        _ kind: MeetingKind, cluster: String, year: Int, _ transaction: borrowing Transaction
    ) throws -> [MeetingItem] {
        let rule = MeetingRule.of(kind)
        guard let setting = rule.agendaSetting else { return rule.required(agenda: []) }
        let words = try Settings.words(setting, year: year, cluster: cluster, transaction)
        return rule.required(agenda: words.compactMap(MeetingItem.init(rawValue:)))
    }
}

extension Meetings.Found {
    init(_ key: Meetings.Key, _ cycle: Int64, _ id: Int64, _ transaction: borrowing Transaction) throws {
        let row = try transaction.only(
            """
            select state.*, (select council.code from council where council.council_id = current_council()) as council
            from meeting_states(\([cycle])) as state
            where state.meeting_id = \(id)
            """)
        (self.key, self.cycle, self.id) = (key, cycle, id)
        number = try row["no"]
        heldOn = try row["held_on"]
        plannedOn = try row["planned_on"]
        minutes = try row["minutes_number"]
        state = try MeetingCase(row, key)
    }
}

extension MeetingCase {
    init(_ row: Row, _ key: Meetings.Key) throws {
        let mode = MeetingMode(rawValue: try row["mode"]) ?? .inPerson
        self.init(kind: key.kind, mode: mode, plannedOn: "\(try row["planned_on"] as CivilDate)")
        (cluster, year, council) = (key.cluster, key.year, try row["council"])
        isHeld = try (row["held_on"] as CivilDate?) != nil
        hasMinutes = try (row["minutes_number"] as String?) != nil
        (members, agreed, share) = (try row["members"], try row["agreed"], try row["share"])
        firstSilent = try row["first_silent"]
        councilConsents = try row["council_consents"]
        (unrecorded, firstUnrecorded, present) = (
            try row["unrecorded"], try row["first_unrecorded"], try row["present"]
        )
        missingItems = try (row["missing_items"] as [String]).compactMap(MeetingItem.init(rawValue:))
    }
}
