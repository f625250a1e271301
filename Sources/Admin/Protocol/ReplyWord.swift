/// The words of a final line. The word is the stable part of an answer; its code only frames and classes it.
public enum ReplyWord: String, Sendable, CaseIterable {
    case ok
    case accepted
    case noChange = "no_change"
    case ready
    case bye
    case planned
    case timedOut = "timed_out"
    case busy
    case draining
    case tooMany = "too_many"
    case dbUnavailable = "db_unavailable"
    case conflict
    case unknownCommand = "unknown_command"
    case notHTTP = "not_http"
    case syntax
    case unterminatedLine = "unterminated_line"
    case desync
    case badOption = "bad_option"
    case badValue = "bad_value"
    case missingArgument = "missing_argument"
    case duplicateArgument = "duplicate_argument"
    case payloadMissing = "payload_missing"
    case payloadUnexpected = "payload_unexpected"
    case wrongState = "wrong_state"
    case notFound = "not_found"
    case badProto = "bad_proto"
    case noGrant = "no_grant"
    case notPermitted = "not_permitted"
    case lineTooLong = "line_too_long"
    case payloadTooLong = "payload_too_long"
    case replyTooLong = "reply_too_long"
    case payloadRejected = "payload_rejected"
    case internalError = "internal"
    case planStale = "plan_stale"
    case keyReused = "key_reused"

    /// The three digits before the word: 2xx done, 3xx planned, 4xx nothing changed and worth repeating, 5xx do not repeat
    /// unchanged.
    public var code: Int {
        switch self {
        case .ok: 200
        case .accepted: 202
        case .noChange: 204
        case .ready: 220
        case .bye: 221
        case .planned: 350
        case .timedOut: 408
        case .busy: 409
        case .draining: 421
        case .tooMany: 429
        case .dbUnavailable: 450
        case .conflict: 451
        case .unknownCommand, .notHTTP: 500
        case .syntax, .unterminatedLine, .desync: 501
        case .badOption, .badValue, .missingArgument, .duplicateArgument, .payloadMissing, .payloadUnexpected: 502
        case .wrongState: 503
        case .notFound: 504
        case .badProto: 505
        case .noGrant, .notPermitted: 530
        case .lineTooLong, .payloadTooLong, .replyTooLong: 552
        case .payloadRejected: 553
        case .internalError: 554
        case .planStale, .keyReused: 555
        }
    }

    /// Whether the answer says no: the rows before it are void.
    public var isRefusal: Bool { code >= 400 }
}
