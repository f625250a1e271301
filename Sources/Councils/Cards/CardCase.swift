/// One card as the rules see it: whose it is, where it is, and how far its cycle is.
public struct CardCase: Sendable, Equatable {
    /// Whose card it is and who leads its cluster.
    public var place: CardPlace
    /// Where the card is on its way.
    public var state: CardState
    /// The desk that sent it back, while it is returned.
    public var desk: CardDesk?
    /// How far the cycle is.
    public var stage: CycleState

    /// A card in its state.
    public init(place: CardPlace, state: CardState, desk: CardDesk?, stage: CycleState) {
        self.place = place
        self.state = state
        self.desk = desk
        self.stage = stage
    }

    /// Why an actor may not do this to the card now, or `nil` where it may. `document` is the paper it rests on.
    public func refusal(of act: CardAct, by actor: Actor, document: String?, half: Int = 0) -> Denial? {
        let capacity = place.capacity(of: actor)
        let states = CardRules.states(for: act, by: capacity)
        let values = ["unit": place.unit, "act": act.name, "state": state.rawValue, "stage": stage.rawValue]
        if states.isEmpty { return .notYours(notYours(act, capacity, values)) }
        if stage == .closed { return .wrongState(Message("cycle_past_scoring", values)) }
        let stages = act.stages(for: state, half: half)
        if CardRules.verdict(act, by: capacity, on: state) == .refused {
            return .wrongState(Message("card_in_other_state", values + ["states": names(states)]))
        }
        if !stages.contains(stage) {
            let isPast = stage <= .yearEnd && stages.allSatisfy { $0 < stage }
            let code = isPast ? "cycle_past_act" : "cycle_in_other_state"
            return .wrongState(Message(code, values + ["stages": names(stages)]))
        }
        if CardRules.verdict(act, by: capacity, on: state) == .onRecord && document == nil {
            return .needsDocument(Message("document_needed", values))
        }
        return nil
    }

    /// Why a figure found on paper may not be taken down for the card, or `nil` where it may: nothing goes back by it.
    public func refusal(ofRecording figure: Figure, by actor: Actor) -> Denial? {
        let capacity = place.capacity(of: actor)
        let values = [
            "unit": place.unit, "figure": figure.rawValue, "state": state.rawValue, "stage": stage.rawValue,
            "act": CardAct.write(figure).name,
        ]
        guard CardRules.mayRecord(figure, by: capacity) else {
            return .notYours(capacity == .own ? Message("own_card", values) : Message("recording_not_yours", values))
        }
        if stage >= .yearEnd { return .wrongState(Message("cycle_past_scoring", values)) }
        // What is decided is corrected on paper only by those who could open the card again.
        let mayCorrect = state != .decided || CardRules.verdict(.reopen, by: capacity, on: state) != .refused
        guard state.progress <= CardState(completing: figure).progress, mayCorrect else {
            return .wrongState(Message("card_past_figure", values))
        }
        return nil
    }

    private func notYours(_ act: CardAct, _ capacity: Capacity, _ values: [String: String]) -> Message {
        if capacity == .own { return Message("own_card", values) }
        let able = CardRules.capacities(for: act)
        // Where the secretary may anyway, its delegation is no remedy.
        let who = names(able.filter { $0 != .delegate || !able.contains(.agency) })
        // The head of the cluster asks for its own unit's card, or nobody leads yet: the remedy is another one.
        if place.head == nil && capacity == .fellow { return Message("no_head_appointed", values) }
        return Message("card_act_not_yours", values + ["who": who, "capacity": capacity.rawValue])
    }

    private func names<Word: RawRepresentable<String>>(_ words: [Word]) -> String {
        words.map(\.rawValue).joined(separator: ", ")
    }
}

extension [String: String] {
    static func + (left: Self, right: Self) -> Self {
        left.merging(right) { _, new in new }
    }
}
