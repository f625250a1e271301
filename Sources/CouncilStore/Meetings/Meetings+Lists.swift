public import Councils
public import Postgres

extension Meetings {
    /// One item of an agenda.
    public struct Item: Sendable, Equatable {
        /// The item's word.
        public let item: String
        /// Whether rules or settings require it now.
        public let isRequired: Bool
        /// Whether it stands on the agenda.
        public let isOnAgenda: Bool
        /// Whether it was treated, or settled.
        public let isTreated: Bool
        /// What was concluded.
        public let conclusion: String?
    }

    /// A meeting as people look at it.
    public struct Sheet: Sendable {
        /// Which of its kind.
        public let number: Int
        /// The day it was held.
        public let heldOn: CivilDate?
        /// The number of its minutes.
        public let minutes: String?
        /// What the rules look at; its gaps say what is missing.
        public let state: MeetingCase
        /// Its agenda, required items first.
        public let items: [Item]
    }

    /// One meeting with its agenda and what it lacks; throws ``CouncilError/Kind/notFound``.
    public static func show(_ key: Key, _ transaction: borrowing Transaction) throws -> Sheet {
        let meeting = try find(key, locking: false, transaction)
        let needed = try required(key.kind, cluster: key.cluster, year: key.year, transaction).map(\.rawValue)
        let items = try transaction.query(
            """
            select coalesce(item.item, required.item) as item, required.place is not null as is_required,
                   coalesce(item.on_agenda, false) as on_agenda, item.treated_at is not null as is_treated, item.conclusion
            from unnest(\(needed)) with ordinality as required (item, place)
            full join (select * from meeting_item where cycle_id = \(meeting.cycle) and meeting_id = \(meeting.id)) as item
                on item.item = required.item
            where required.place is not null or item.on_agenda or item.treated_at is not null
            order by required.place nulls last, item.item
            """
        ).map { row in
            Item(
                item: try row["item"], isRequired: try row["is_required"], isOnAgenda: try row["on_agenda"],
                isTreated: try row["is_treated"], conclusion: try row["conclusion"])
        }
        return Sheet(
            number: meeting.number, heldOn: meeting.heldOn, minutes: meeting.minutes, state: meeting.state,
            items: items)
    }

    /// What ``list(year:cluster:kind:_:)`` shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .name("cluster_name"), .code("kind"), .value("no"), .code("mode"), .value("planned_on"),
        .name("place"), .value("held_on"), .name("minutes"), .value("minutes_on"), .value("members"),
        .value("consents"),
        .flag("council_consents"), .value("present"), .value("unrecorded"), .code("missing_items"), .name("document"),
        .name("author"), .instant("at"),
    ]

    /// The meetings of a year, of one cluster or kind if given, in the order of their days; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, kind: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, cluster.name as cluster_name, meeting.kind, meeting.no, meeting.mode,
                   meeting.planned_on, meeting.place, meeting.held_on, meeting.minutes_number as minutes, meeting.minutes_on,
                   state.members, state.agreed as consents, state.council_consents, state.present, state.unrecorded,
                   array_to_string(state.missing_items, ',') as missing_items, meeting.document, meeting.author, meeting.at
            from meeting
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join meeting_states(\(cycles(year, cluster))) as state
                on state.cycle_id = meeting.cycle_id and state.meeting_id = meeting.meeting_id
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(kind)::text is null or meeting.kind = \(kind))
            order by coalesce(meeting.held_on, meeting.planned_on), cluster.name collate vi, cluster.code, meeting.kind,
                     meeting.no
            """)
    }

    /// The cycles of a year that are looked at, of one cluster or all, as an array.
    static func cycles(_ year: Int, _ cluster: String?) -> SQL {
        """
        (select array_agg(cycle.cycle_id)
         from cycle
         join cluster using (council_id, cluster_id)
         where cycle.year = \(year) and (\(cluster)::text is null or cluster.code = \(cluster)))
        """
    }
}
