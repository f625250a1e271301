public import Postgres

extension OfficerProposals {
    /// What a list of proposals shows: who is to lead which year by whose wish, how far it is, and whether they lead that year now.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("for_year"), .code("head"), .code("deputies"), .code("source"), .name("reason"),
        .code("state"), .value("agreed"), .value("members"), .code("objecting"), .name("proposed_by"),
        .instant("proposed_at"), .name("document"), .name("settled_by"), .instant("settled_at"),
        .name("settled_document"), .flag("in_office"),
    ]

    /// What was proposed in a year for the next, of one cluster if given: by cluster, in the order in which it was proposed. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, cycle.year + 1 as for_year, named.head, named.deputies, proposal.source,
                   proposal.reason, proposal.state, said.agreed, said.members, said.objecting, proposal.proposed_by,
                   proposal.proposed_at, proposal.document, proposal.settled_by, proposal.settled_at,
                   proposal.settled_document,
                   coalesce((present.head, present.deputies) = (named.head, named.deputies), false) as in_office
            from officer_proposal as proposal
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            left join cycle as next on next.council_id = cycle.council_id and next.cluster_id = cycle.cluster_id
                and next.year = cycle.year + 1
            cross join lateral (
                select max(unit.code::text) filter (where officer.role = 'head') as head,
                       coalesce(string_agg(unit.code::text, ',' order by unit.code collate "C")
                                filter (where officer.role = 'deputy'), '') as deputies
                from proposed_officer as officer
                join unit using (council_id, unit_id)
                where officer.cycle_id = proposal.cycle_id and officer.proposal_id = proposal.proposal_id
            ) as named
            cross join lateral (
                select count(*) filter (where response.answer = 'agree') as agreed, count(*) as members,
                       string_agg(unit.code::text, ',' order by unit.code collate "C")
                           filter (where response.answer = 'object') as objecting
                from scorecard as card
                join unit using (council_id, unit_id)
                left join officer_response as response on response.council_id = card.council_id
                    and response.cycle_id = card.cycle_id and response.unit_id = card.unit_id
                    and response.proposal_id = proposal.proposal_id
                where card.cycle_id = proposal.cycle_id
            ) as said
            left join lateral present_officers(array[next.cycle_id]) as present on true
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, proposal.proposal_id
            """)
    }
}
