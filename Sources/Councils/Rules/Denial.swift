/// Why a rule does not let somebody do something, and of which kind that is.
public enum Denial: Sendable, Equatable {
    /// Somebody else does it.
    case notYours(Message)
    /// What it is about is in another state.
    case wrongState(Message)
    /// It is done for somebody else and needs the number of the paper that it rests on.
    case needsDocument(Message)

    /// The sentence.
    public var message: Message {
        switch self {
        case .notYours(let message), .wrongState(let message), .needsDocument(let message): message
        }
    }
}
