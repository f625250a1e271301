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
        case .lineTooLong(let limit):
            Refusal(
                .lineTooLong, fields: [("limit", String(limit))], text: "the line was dropped; long data is a payload")
        case .payloadTooLong(let limit):
            Refusal(.payloadTooLong, fields: [("limit", String(limit))], text: "the payload was dropped; split it")
        case .payloadUnread(let limit):
            Refusal(
                .payloadTooLong, fields: [("limit", String(limit))],
                text: "the payload is far too long or was typed; split it")
        case .unendedLine(let limit):
            Refusal(
                .lineTooLong, fields: [("limit", String(limit))],
                text: "the line was dropped, and what follows it cannot be told")
        case .unterminatedLine: Refusal(.unterminatedLine, text: "the last line had no end and was not run")
        case .markerMalformed:
            Refusal(
                .desync,
                text: "the payload's end is unknown; write <{N} with its octets, or <<WORD with letters and digits")
        case .desync:
            Refusal(.desync, text: "after a payload of N octets one LF must follow; count octets, not characters")
        case .notHTTP: Refusal(.notHTTP, text: "this socket speaks lines, not HTTP; try thiduactl help")
        case .halfSent: Refusal(.timedOut, text: "a line or payload was begun and not ended")
        case .idle: Refusal(.draining, fields: [("reason", "idle")], text: "no command for too long; connect again")
        case .draining: Refusal(.draining, text: "the daemon is stopping; connect again in a moment")
        }
    }
}
