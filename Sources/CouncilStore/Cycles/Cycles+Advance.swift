public import Councils
public import Postgres

extension Cycles {
    /// Where a cycle was led.
    public struct Step: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// Where it was.
        public let from: CycleState
        /// Where it is now.
        public let to: CycleState
    }

    /// Leads the year's cycles on, those of the clusters named or all: to their next state, or through every state on the way to
    /// `target`. Whoever leads a cluster leads its cycle; the council's agency leads any. Cycles that are there already are
    /// passed over. Throws ``CouncilError`` for the first cycle that something keeps back.
    public static func advance(
        year: Int, clusters: [String]?, to target: CycleState?, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> [Step] {
        try transaction.execute(
            """
            select from cycle join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and (\(clusters)::text[] is null or cluster.code = any (\(clusters)))
            order by cycle_id
            for no key update of cycle
            """)
        let rows = try transaction.query("select * from cycle_facts(\(Int32(year)), \(clusters))")
        guard !rows.isEmpty else { throw missing(year, clusters) }
        var steps: [(cycle: Int64, step: Step)] = []
        for row in rows {
            let facts = try CycleFacts(row, year: year)
            try requireLeader(actor, head: try row["head"], facts)
            let target = try target ?? next(facts)
            if target <= facts.state { continue }
            if let blocker = facts.blocker(to: target) {
                if blocker.code == "criteria_not_agreed" {
                    throw try CriteriaSets.notAgreed(cluster: facts.cluster, year: year, transaction)
                }
                throw CouncilError(.wrongState, blocker.code, blocker.parameters)
            }
            steps.append((try row["cycle_id"], Step(cluster: facts.cluster, from: facts.state, to: target)))
        }
        for target in Set(steps.map(\.step.to)) {
            let cycles = steps.filter { $0.step.to == target }.map(\.cycle)
            try CardsAtDesk.lead(cycles, to: target, "cycle advance", actor, document, transaction)
        }
        return steps.map(\.step)
    }

    private static func next(_ facts: CycleFacts) throws -> CycleState {
        if let next = facts.state.next { return next }
        let blocker = facts.blocker(leaving: facts.state)
        throw CouncilError(.wrongState, blocker?.code ?? "cycle_waits_for_closing", blocker?.parameters ?? [:])
    }

    private static func requireLeader(_ actor: Actor, head: String?, _ facts: CycleFacts) throws {
        if [.secretary, .chair, .admin].contains(actor.role) { return }
        guard actor.role == .head, let head, actor.unit == head else {
            throw CouncilError(
                .notPermitted, "leads_not_this_cluster", ["cluster": facts.cluster, "year": "\(facts.year)"])
        }
    }

    private static func missing(_ year: Int, _ clusters: [String]?) -> CouncilError {
        guard let cluster = clusters?.first else { return CouncilError(.notFound, "year_missing", ["year": "\(year)"]) }
        return CouncilError(.notFound, "cycle_missing", ["cluster": cluster, "year": "\(year)"])
    }
}

extension CycleFacts {
    fileprivate init(_ row: Row, year: Int) throws {
        var behind: [CardState: Behind] = [:]
        for state in [CardState.attested, .reviewed, .agreed] {
            if let first = try row["first_not_\(state.rawValue)"] as String? {
                behind[state] = Behind(count: try row["not_\(state.rawValue)"], first: first)
            }
        }
        self.init(
            cluster: try row["cluster"], year: year, state: CycleState(rawValue: try row["stage"]) ?? .onHold,
            hasRegulation: try row["has_regulation"], criteriaAreAgreed: try row["criteria_agreed"],
            hasHead: try row["head"] as String? != nil, behind: behind)
    }
}
