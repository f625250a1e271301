/// An emulation movement: what a unit or a whole cluster sets out to do, and how far it is.
///
/// A draft may lack anything. What is launched is complete, binds whoever takes part, and ends with a review.
public struct Movement: Sendable, Equatable {
    /// What people type.
    public var code: String
    /// The unit that launches it; `nil` where the cluster does.
    public var unit: String?
    /// How far it is.
    public var state: MovementState
    /// What it is about.
    public var plan: MovementPlan
    /// The result that its review found; `nil` before it.
    public var result: String?

    /// A movement as it stands.
    public init(
        code: String, unit: String?, state: MovementState = .draft, plan: MovementPlan = MovementPlan(),
        result: String? = nil
    ) {
        self.code = code
        self.unit = unit
        self.state = state
        self.plan = plan
        self.result = result
    }

    /// Why a step cannot be taken now; `nil` where it can.
    public func refusal(of step: MovementStep) -> Message? {
        guard state == step.origin else {
            return Message(
                "movement_in_other_state",
                ["movement": code, "state": state.phrase, "needed": step.origin.phrase, "act": step.phrase])
        }
        guard step == .launch, !plan.missing.isEmpty else { return nil }
        return Message(
            "movement_incomplete", ["movement": code, "missing": plan.missing.joined(separator: ", ")])
    }
}

/// How far a movement is. It never goes back.
public enum MovementState: String, Sendable, CaseIterable {
    /// It is being written; imports may change it.
    case draft
    /// It runs: units take part, notes are made.
    case launched
    /// Its result is found, and nothing more is added.
    case reviewed

    /// The word for it in sentences, as `Term` knows it.
    var phrase: String { "movement_\(rawValue)" }
}

/// What can be done with a movement.
public enum MovementStep: String, Sendable, CaseIterable {
    /// It starts to run.
    case launch
    /// A unit takes part.
    case register
    /// Something is noted on its way.
    case note
    /// Its result is found.
    case review

    /// The state that it is done in.
    public var origin: MovementState {
        switch self {
        case .launch: .draft
        case .register, .note, .review: .launched
        }
    }

    /// The word for it in sentences, as `Term` knows it.
    var phrase: String { "movement_\(rawValue)" }
}

/// How far a movement reaches.
public enum MovementScope: String, Sendable, CaseIterable {
    /// It answers a national one.
    case national
    /// It answers one of the sector.
    case sector
    /// It is the unit's or the cluster's own.
    case own
}

/// How a movement is run.
public enum MovementMode: String, Sendable, CaseIterable {
    /// All the time.
    case regular
    /// In one push.
    case campaign
    /// On one theme.
    case thematic
}

/// What a note on a movement is.
public enum MovementNoteKind: String, Sendable, CaseIterable {
    /// How it gets on.
    case progress
    /// What an inspection saw.
    case inspection
    /// A review on the way.
    case interim
}
