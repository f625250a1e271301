/// Something that is missing before a cycle may leave a state.
public struct CycleGap: Sendable, Equatable {
    /// The state that it keeps the cycle in.
    public var state: CycleState
    /// The code of its message.
    public var code: String
    /// How many units it is about; 0 where it is about none.
    public var count: Int
    /// The first unit by code.
    public var first: String?
    /// What else its message says.
    public var parameters: [String: String]

    /// A gap as counted.
    public init(
        state: CycleState, code: String, count: Int = 0, first: String? = nil, parameters: [String: String] = [:]
    ) {
        (self.state, self.code, self.count, self.first) = (state, code, count, first)
        self.parameters = parameters
    }
}

/// Where a cycle is and what it lacks: everything that the rules of a year ask; see the page "Cycles".
public struct CyclePlace: Sendable, Equatable {
    /// The cluster's code.
    public var cluster: String
    /// The award year.
    public var year: Int
    /// How far it is.
    public var state: CycleState
    /// Which comes first in its council.
    public var order: CycleOrder
    /// The unit that leads the cluster.
    public var head: String?
    /// What is missing, for whatever state.
    public var gaps: [CycleGap]

    /// A cycle as it is.
    public init(
        cluster: String, year: Int, state: CycleState, order: CycleOrder = .appraisalFirst, head: String? = nil,
        gaps: [CycleGap] = []
    ) {
        (self.cluster, self.year, self.state, self.order) = (cluster, year, state, order)
        (self.head, self.gaps) = (head, gaps)
    }

    /// What keeps the cycle in a state, in the order of the table. Each message says who lifts it and how.
    public func blockers(leaving state: CycleState) -> [(gap: CycleGap, message: Message)] {
        CycleRules.codes(leaving: state).flatMap { code in
            gaps.filter { $0.state == state && $0.code == code }.map { ($0, message($0)) }
        }
    }

    private func message(_ gap: CycleGap) -> Message {
        let values = ["cluster": cluster, "year": "\(year)", "state": gap.state.rawValue, "count": "\(gap.count)"]
        return Message(gap.code, values + ["first": gap.first ?? "-"] + gap.parameters)
    }

    /// Why nobody leads the cycle out of a state by hand; `nil` where somebody may. What a closing leads out of is passed on the
    /// record of a year that was led on paper, except for the last state.
    public func standstill(leaving state: CycleState, isRecord: Bool) -> Message? {
        let values = ["cluster": cluster, "year": "\(year)", "state": state.rawValue]
        if self.state == .closed { return Message("cycle_is_closed", values) }
        if self.state == .onHold { return Message("cycle_on_hold", values) }
        let movers = CycleRules.movers(leaving: state, order)
        guard movers.contains(.closing), !(isRecord && movers.contains(.record)) else { return nil }
        return Message(state == .midYear ? "cycle_waits_for_mid_year" : "cycle_waits_for_closing", values)
    }

    /// The states to pass on the way to another one, from this one on, which is left first; empty where it is there already.
    public func way(to target: CycleState) -> [CycleState] {
        let path = CycleRules.path(order)
        guard let here = path.firstIndex(of: state), let there = path.firstIndex(of: target), here < there else {
            return []
        }
        return Array(path[here..<there])
    }

    /// Why an actor may not lead the cycle out of a state; `nil` where it may. Agency and chair lead any cycle, the head of the
    /// cluster its own where the table lets it.
    public func denial(of actor: Actor, leaving state: CycleState) -> Denial? {
        let movers = CycleRules.movers(leaving: state, order)
        let values = ["cluster": cluster, "year": "\(year)", "state": state.rawValue]
        switch actor.role {
        case .secretary, .chair, .admin: return nil
        case .head where head != nil && actor.unit == head:
            return movers.contains(.head) ? nil : .notYours(Message("state_not_led_by_head", values))
        case .head, .member, .viewer, .auditor, .operator:
            return .notYours(Message("leads_not_this_cluster", values))
        }
    }
}
