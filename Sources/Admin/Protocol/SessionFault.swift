/// What is wrong with a session's octets or its time, before any command is looked at.
public enum SessionFault: Sendable, Equatable {
    case lineTooLong(limit: Int)
    case payloadTooLong(limit: Int)
    /// The payload is announced too long to be swallowed.
    case payloadUnread(limit: Int)
    case unendedLine(limit: Int)
    case unterminatedLine
    /// Where the payload ends is unknown.
    case markerMalformed
    /// No LF after a counted payload, or the input ended inside one.
    case desync
    case notHTTP
    case halfSent
    case idle
    case draining

    /// Whether the session is out of step or at its end, and closes after the answer.
    public var closes: Bool {
        switch self {
        case .lineTooLong, .payloadTooLong: false
        default: true
        }
    }

    /// The same fault after a typed payload, whose session always ends: the rest of its content must not run as commands.
    var closing: SessionFault {
        switch self {
        case .lineTooLong(let limit): .unendedLine(limit: limit)
        case .payloadTooLong(let limit): .payloadUnread(limit: limit)
        default: self
        }
    }

    var refusal: Refusal {
        switch self {
        case .lineTooLong(let limit): .beyond(limit, .lineTooLong, .lineTooLong)
        case .payloadTooLong(let limit): .beyond(limit, .payloadTooLong, .payloadTooLong)
        case .payloadUnread(let limit): .beyond(limit, .payloadTooLong, .payloadUnread)
        case .unendedLine(let limit): .beyond(limit, .lineTooLong, .lineUnended)
        case .unterminatedLine: Refusal(.unterminatedLine, .lineUnterminated)
        case .markerMalformed: Refusal(.desync, .markerMalformed)
        case .desync: Refusal(.desync, .desync)
        case .notHTTP: Refusal(.notHTTP, .notHTTP)
        case .halfSent: Refusal(.timedOut, .halfSent)
        case .idle: Refusal(.draining, .idle, fields: [("reason", "idle")])
        case .draining: Refusal(.draining, .draining)
        }
    }
}

extension Refusal {
    fileprivate static func beyond(_ limit: Int, _ word: ReplyWord, _ phrase: Phrase) -> Refusal {
        Refusal(word, phrase, fields: [("limit", String(limit))])
    }
}
