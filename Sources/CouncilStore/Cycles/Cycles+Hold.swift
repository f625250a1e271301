public import Councils
public import Postgres

extension Cycles {
    /// Puts cycles aside, for a merger or an investigation; nothing of them goes on until they are resumed. Cycles on hold stay
    /// so. Throws ``CouncilError/Kind/wrongState`` for a closed one.
    public static func hold(
        year: Int, clusters: [String]?, reason: String, document: String, by actor: Actor,
        _ transaction: borrowing Transaction
    ) throws -> [Step] {
        let cycles = try places(year: year, clusters: clusters, locking: true, transaction)
        for cycle in cycles where cycle.place.state == .closed { throw closed(cycle.place) }
        let held = cycles.filter { $0.place.state != .onHold }
        try lead(
            held.map { ($0.id, .onHold) }, "cycle hold", role: actor.role.rawValue, reason: reason, document: document,
            transaction)
        return held.map { Step(cluster: $0.place.cluster, from: $0.place.state, to: .onHold, waived: []) }
    }

    /// Takes cycles up where they were put aside; others are passed over.
    public static func resume(
        year: Int, clusters: [String]?, reason: String, document: String?, by actor: Actor,
        _ transaction: borrowing Transaction
    ) throws -> [Step] {
        let held = try places(year: year, clusters: clusters, locking: true, transaction).compactMap { cycle in
            cycle.heldFrom.map { (cycle, $0) }
        }
        try lead(
            held.map { ($0.id, $1) }, "cycle resume", role: actor.role.rawValue, reason: reason, document: document,
            transaction)
        try planLeading(held.map { ($0.id, $1) }, transaction)
        return held.map { Step(cluster: $0.place.cluster, from: .onHold, to: $1, waived: []) }
    }

    private static func closed(_ place: CyclePlace) -> CouncilError {
        CouncilError(
            .wrongState, "cycle_is_closed",
            ["cluster": place.cluster, "year": "\(place.year)", "state": place.state.rawValue])
    }
}
