/// One request cut out of a session's octets.
public enum Frame: Sendable, Equatable {
    /// A line and the payload that came with it.
    case request(RawRequest)
    /// A typed payload was announced by this line and may come now.
    case payloadExpected(line: [UInt8])
    /// Something that is no request; the line, as far as it was kept, gives the tag.
    case fault(SessionFault, line: [UInt8])

    /// Octets that wait for the session because of this frame.
    var size: Int {
        switch self {
        case .request(let request): request.line.count + (request.payload?.count ?? 0)
        case .payloadExpected(let line), .fault(_, let line): line.count
        }
    }

    /// Whether nothing after this frame is looked at.
    var endsSession: Bool {
        switch self {
        case .request(let request): request.payloadIsTyped
        case .payloadExpected: false
        case .fault(let fault, _): fault.closes
        }
    }
}

/// A line without its EOL, and its payload.
public struct RawRequest: Sendable, Equatable {
    /// The octets of the line, marker included.
    public var line: [UInt8]
    /// The octets of the payload; nil when none was announced.
    public var payload: [UInt8]?
    /// Whether the payload was typed with `<<WORD`.
    public var payloadIsTyped: Bool

    init(line: [UInt8], payload: [UInt8]? = nil, payloadIsTyped: Bool = false) {
        self.line = line
        self.payload = payload
        self.payloadIsTyped = payloadIsTyped
    }
}
