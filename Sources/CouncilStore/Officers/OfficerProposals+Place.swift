import Councils
import Postgres

extension OfficerProposals {
    /// The cycle in which next year's officers are settled, and what that depends on.
    struct Place: Sendable {
        let cycle: Int64
        let cluster: String
        let year: Int
        let isAtYearEnd: Bool
        /// The units of this cycle: they have a word on it.
        let members: [String]
        /// The units of the next year: they can lead it.
        let nextMembers: [String]
        /// How many deputies the cluster has now.
        let deputies: Int
        /// Whether the council assigns head and deputies.
        let councilAssigns: Bool

        var object: String { "officers/\(cluster)/\(year + 1)" }

        /// Proposals and words on them wait for each other here. Throws ``CouncilError/Kind/notFound`` without the cycle.
        static func lock(year: Int, cluster: String, _ transaction: borrowing Transaction) throws -> Place {
            let cycle = try ClusterYear(year: year, cluster: cluster, locking: true, transaction).id
            let row = try transaction.only(
                """
                select cycle.state,
                       array(select unit.code::text
                             from scorecard as card join unit using (council_id, unit_id)
                             where card.cycle_id = cycle.cycle_id
                             order by unit.code collate "C") as members,
                       next_members(cycle.cycle_id) as next_members,
                       (select count(*)::integer from cycle_officer as officer
                        where officer.cycle_id = cycle.cycle_id and officer.role = 'deputy' and officer.ended_at is null)
                           as deputies,
                       setting_of(cycle.cycle_id, 'head_assigned_by') = 'council' as council_assigns
                from cycle
                where cycle.cycle_id = \(cycle)
                """)
            return Place(
                cycle: cycle, cluster: cluster, year: year,
                isAtYearEnd: try row["state"] as String == CycleState.yearEnd.rawValue,
                members: try row["members"], nextMembers: try row["next_members"],
                deputies: try row["deputies"], councilAssigns: try row["council_assigns"])
        }

        /// Why these cannot lead the next year; `nil` where they can.
        func objection(to slate: OfficerSlate) -> Message? {
            let objection = slate.objection(units: Set(nextMembers))
            guard objection?.code == "officer_not_member" else { return objection }
            let parameters = ["cluster": cluster, "year": "\(year + 1)", "unit": objection?.parameters["unit"] ?? "-"]
            return Message("officer_not_next_member", parameters)
        }

        func refusal(_ code: String, _ parameters: [String: String] = [:]) -> CouncilError {
            let own = ["cluster": cluster, "year": "\(year)", "next": "\(year + 1)"]
            return CouncilError(.wrongState, code, own.merging(parameters) { own, _ in own })
        }
    }

    /// The proposal that stands in a cycle.
    struct Standing: Sendable {
        let proposal: Int64
        let state: String
        let source: String
        let slate: OfficerSlate

        var isSettled: Bool { state != "proposed" }

        static func find(at place: Place, _ transaction: borrowing Transaction) throws -> Standing? {
            try transaction.first(
                """
                select proposal.proposal_id, proposal.state, proposal.source,
                       max(unit.code::text) filter (where officer.role = 'head') as head,
                       coalesce(array_agg(unit.code::text order by unit.code collate "C")
                                filter (where officer.role = 'deputy'), '{}') as deputies
                from officer_proposal as proposal
                join proposed_officer as officer using (council_id, cycle_id, proposal_id)
                join unit using (council_id, unit_id)
                where proposal.cycle_id = \(place.cycle) and proposal.state <> 'withdrawn'
                group by proposal.proposal_id, proposal.state, proposal.source
                """
            ).map { row in
                Standing(
                    proposal: try row["proposal_id"], state: try row["state"], source: try row["source"],
                    slate: OfficerSlate(head: try row["head"], deputies: try row["deputies"]))
            }
        }

        /// Makes room for another one. What is settled only agency and chair take back.
        func withdraw(by actor: Actor, at place: Place, _ transaction: borrowing Transaction) throws {
            if isSettled && ![.secretary, .chair, .admin].contains(actor.role) {
                throw place.refusal("officers_settled", ["head": slate.head])
            }
            try transaction.execute(
                """
                update officer_proposal
                set state = 'withdrawn'
                where cycle_id = \(place.cycle) and proposal_id = \(proposal)
                """)
            try Events.change(
                "officer propose", place.object, before: ["head": slate.head, "state": state],
                after: ["state": "withdrawn"], transaction)
        }
    }
}
