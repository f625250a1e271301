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
        /// What was taken as done on paper.
        public let waived: [String]
    }

    /// Leads the year's cycles on, those of the clusters named or all: to their next state, or through every state on the way to
    /// `target`. Cycles that are there already are passed over.
    ///
    /// With `record`, the number of a paper, the agency takes a year over that was led on paper: what was done outside is not
    /// asked for, and the transition says so. Throws ``CouncilError`` for the first cycle that something keeps back.
    public static func advance(
        year: Int, clusters: [String]?, to target: CycleState?, by actor: Actor, document: String?,
        record: String? = nil, _ transaction: borrowing Transaction
    ) throws -> [Step] {
        if record != nil, ![.secretary, .chair, .admin].contains(actor.role) {
            throw CouncilError(.notPermitted, "cycle_record_not_yours")
        }
        var led: [(id: Int64, step: Step)] = []
        for placed in try places(year: year, clusters: clusters, locking: true, transaction) {
            let step = try step(of: placed.place, to: target, by: actor, isRecord: record != nil, transaction)
            if let step { led.append((placed.id, step)) }
        }
        for waived in Set(led.map(\.step.waived)) {
            let same = led.filter { $0.step.waived == waived }
            try lead(
                same.map { ($0.id, $0.step.to) }, "cycle advance", role: actor.role.rawValue, reason: nil,
                document: record ?? document, waived: waived, transaction)
        }
        try planLeading(led.map { ($0.id, $0.step.to) }, transaction)
        return led.map(\.step)
    }

    /// Where one cycle is led; `nil` where it is so far already.
    private static func step(
        of place: CyclePlace, to target: CycleState?, by actor: Actor, isRecord: Bool,
        _ transaction: borrowing Transaction
    ) throws -> Step? {
        if let denial = place.denial(of: actor, leaving: place.state) { throw CouncilError(denial) }
        let way = target.map(place.way(to:)) ?? [place.state]
        let isBehind = way.isEmpty && place.state != .onHold
        if isBehind { return nil }
        for state in way {
            if let standstill = place.standstill(leaving: state, isRecord: isRecord) {
                throw CouncilError(.wrongState, standstill.code, standstill.parameters)
            }
        }
        guard let target = target ?? CycleRules.next(after: place.state, place.order) else { return nil }
        var waived: [String] = []
        for state in way {
            if let denial = place.denial(of: actor, leaving: state) { throw CouncilError(denial) }
            for blocker in place.blockers(leaving: state) {
                let code = blocker.message.code
                if isRecord && CycleRules.isOnPaper(code, leaving: state) {
                    waived.append(code)
                } else {
                    throw try refusal(blocker.message, place, transaction)
                }
            }
        }
        return Step(cluster: place.cluster, from: place.state, to: target, waived: waived)
    }

    private static func refusal(
        _ message: Message, _ place: CyclePlace, _ transaction: borrowing Transaction
    ) throws -> CouncilError {
        if message.code == "criteria_not_agreed" {
            return try CriteriaSets.notAgreed(cluster: place.cluster, year: place.year, transaction)
        }
        return CouncilError(.wrongState, message.code, message.parameters)
    }

    /// Has the dates lead cycles on from the states that they came into, where dates do.
    static func planLeading(_ cycles: [(id: Int64, to: CycleState)], _ transaction: borrowing Transaction) throws {
        let dated = cycles.filter { CycleRules.movers(leaving: $0.to, .appraisalFirst).contains(.schedule) }
        if !dated.isEmpty { try transaction.execute("select plan_leading(\(dated.map(\.id)))") }
    }

    /// Puts cycles into states, each transition on record.
    static func lead(
        _ cycles: [(id: Int64, to: CycleState)], _ command: String, role: String, reason: String?, document: String?,
        waived: [String] = [], _ transaction: borrowing Transaction
    ) throws {
        guard !cycles.isEmpty else { return }
        try transaction.execute(
            """
            select lead_cycles(
                \(cycles.map(\.id)), \(cycles.map(\.to.rawValue)), \(command), \(role), \(reason), \(document), \(waived))
            """)
    }
}
