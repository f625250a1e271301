public import Postgres

/// Who came to meetings, and what members answered.
extension Meetings {
    /// What ``attendance(year:cluster:kind:_:)`` shows.
    public static let attendanceColumns: [ListColumn] = [
        .code("cluster"), .code("kind"), .value("no"), .code("unit"), .name("name"), .code("presence"),
        .name("delegate"), .name("title"), .flag("consents"), .value("answered"), .value("disagreed"),
        .name("document"),
        .name("author"), .instant("at"),
    ]

    /// Who took part in the meetings of a year: a row for each delegate, or one for a unit without any, recorded or not, with its
    /// consent and how many items it answered.
    public static func attendance(
        year: Int, cluster: String?, kind: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            attendanceColumns,
            """
            select cluster.code as cluster, meeting.kind, meeting.no, unit.code as unit, unit.name, attendance.presence,
                   delegate.name as delegate, delegate.title, consent.consents,
                   coalesce(answers.answered, 0) as answered, coalesce(answers.disagreed, 0) as disagreed,
                   attendance.document, attendance.author, attendance.at
            from meeting
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join meeting_members(\(cycles(year, cluster))) as member
                on member.cycle_id = meeting.cycle_id and member.meeting_id = meeting.meeting_id
            join unit on unit.unit_id = member.unit_id
            left join meeting_attendance as attendance
                on attendance.cycle_id = meeting.cycle_id and attendance.meeting_id = meeting.meeting_id
               and attendance.unit_id = member.unit_id
            left join meeting_consent as consent
                on consent.cycle_id = meeting.cycle_id and consent.meeting_id = meeting.meeting_id
               and consent.unit_id = member.unit_id
            left join lateral unnest(attendance.delegate_names, attendance.delegate_titles) with ordinality
                as delegate (name, title, place) on true
            left join (
                select answer.cycle_id, answer.meeting_id, answer.unit_id, count(*) as answered,
                       count(*) filter (where not answer.agrees) as disagreed
                from meeting_answer as answer
                group by answer.cycle_id, answer.meeting_id, answer.unit_id
            ) as answers
                on answers.cycle_id = meeting.cycle_id and answers.meeting_id = meeting.meeting_id
               and answers.unit_id = member.unit_id
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(kind)::text is null or meeting.kind = \(kind))
            order by coalesce(meeting.held_on, meeting.planned_on), cluster.name collate vi, cluster.code, meeting.kind,
                     meeting.no, unit.name collate vi, unit.code, delegate.place
            """)
    }

    /// What ``answers(year:cluster:_:)`` shows.
    public static let answerColumns: [ListColumn] = [
        .code("cluster"), .value("no"), .code("item"), .code("unit"), .name("name"), .flag("agrees"), .name("text"),
        .name("document"), .name("author"), .instant("at"),
    ]

    /// What members answered in the written consultations of a year, item by item.
    public static func answers(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            answerColumns,
            """
            select cluster.code as cluster, meeting.no, answer.item, unit.code as unit, unit.name, answer.agrees, answer.text,
                   answer.document, answer.author, answer.at
            from meeting_answer as answer
            join meeting using (council_id, cycle_id, meeting_id)
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, meeting.no, answer.item, unit.name collate vi, unit.code
            """)
    }
}
