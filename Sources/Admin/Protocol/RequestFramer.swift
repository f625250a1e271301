import NIOCore

/// Cuts a session's octets into requests, whatever pieces they come in: a pure state machine that knows nothing of sockets.
///
///     line -> line | longLine | payload | ended
///     longLine -> line | payload | ended
///     payload -> line | ended
///
/// Give it octets with ``receive(_:)``, take frames with ``next()`` until nil, and say ``finish()`` at the end of input.
public struct RequestFramer: Sendable {
    enum State: Sendable {
        /// Looking for LF; so many octets of the buffer are known to hold none.
        case line(scanned: Int)
        /// The line is beyond the limit and is being dropped.
        case longLine(LongLine)
        /// The payload of the line is being taken or swallowed.
        case payload(PayloadReader)
        /// Nothing more is looked at.
        case ended
    }

    private let limits: AdminLimits
    private var state = State.line(scanned: 0)
    private var buffer = ByteBuffer()
    private var isFirstLine = true

    /// A framer at the start of a session.
    public init(limits: AdminLimits) {
        self.limits = limits
    }

    /// Whether a line or payload has begun and not ended.
    public var isHalfway: Bool {
        switch state {
        case .line: buffer.readableBytes > 0
        case .longLine, .payload: true
        case .ended: false
        }
    }

    /// Takes octets from the session.
    public mutating func receive(_ octets: inout ByteBuffer) {
        guard !isEnded else { return }
        buffer.writeBuffer(&octets)
    }

    /// The next frame, or nil when more octets are needed.
    public mutating func next() -> Frame? {
        while true {
            switch step() {
            case .again: continue
            case .needsMore:
                buffer.discardReadBytes()
                return nil
            case .frame(let frame):
                if frame.endsSession { stop() }
                return frame
            }
        }
    }

    /// The last frame, when the input ends inside a line or payload.
    public mutating func finish() -> Frame? {
        defer { stop() }
        switch state {
        case .line where buffer.readableBytes == 0, .ended: return nil
        case .line: return .fault(.unterminatedLine, line: Array(buffer.readableBytesView.prefix(limits.line)))
        case .longLine(let line): return .fault(.unterminatedLine, line: line.head)
        case .payload(let reader): return .fault(.desync, line: reader.line)
        }
    }

    /// Drops what has begun; nothing more is looked at.
    mutating func stop() {
        state = .ended
        buffer = ByteBuffer()
    }

    private enum Step {
        case again
        case needsMore
        case frame(Frame)
    }

    private mutating func step() -> Step {
        switch state {
        case .line(let scanned): lineStep(scanned: scanned)
        case .longLine(let line): longLineStep(line)
        case .payload(let reader): payloadStep(reader)
        case .ended: .needsMore
        }
    }

    private mutating func lineStep(scanned: Int) -> Step {
        if isFirstLine, HTTPRequest.begins(buffer.readableBytesView) { return .frame(.fault(.notHTTP, line: [])) }
        guard let length = buffer.readableBytesView.dropFirst(scanned).firstIndex(of: .lf) else {
            state = .line(scanned: buffer.readableBytes)
            // One octet more than the limit may still be the CR of the line's end.
            guard buffer.readableBytes > limits.line + 1 else { return .needsMore }
            state = .longLine(LongLine())
            return .again
        }
        var line = buffer.readableBytesView[..<length]
        if line.last == .cr { line.removeLast() }
        guard line.count <= limits.line else {
            state = .longLine(LongLine())
            return .again
        }
        let octets = Array(line)
        buffer.moveReaderIndex(to: length + 1)
        return lineEnded(octets, marker: PayloadMarker.find(in: octets), isTooLong: false)
    }

    private mutating func longLineStep(_ line: LongLine) -> Step {
        var line = line
        let chunk = buffer.readableBytesView
        let end = chunk.firstIndex(of: .lf)
        line.append(chunk[..<(end ?? chunk.endIndex)])
        buffer.moveReaderIndex(to: end.map { $0 + 1 } ?? chunk.endIndex)
        state = .longLine(line)
        guard line.count <= limits.unendedLine else {
            return .frame(.fault(.unendedLine(limit: limits.unendedLine), line: line.head))
        }
        guard end != nil else { return .needsMore }
        return lineEnded(line.head, marker: PayloadMarker.find(in: line.tail), isTooLong: true)
    }

    /// What follows a line: its payload, nothing for a comment, or the request itself.
    private mutating func lineEnded(_ line: [UInt8], marker: PayloadMarker?, isTooLong: Bool) -> Step {
        isFirstLine = false
        state = .line(scanned: 0)
        let fault = isTooLong ? SessionFault.lineTooLong(limit: limits.line) : nil
        if line.first == UInt8(ascii: "#") { return fault.map { .frame(.fault($0, line: [])) } ?? .again }
        switch marker {
        case nil:
            return .frame(fault.map { .fault($0, line: line) } ?? .request(RawRequest(line: line)))
        case .malformed:
            return .frame(.fault(.markerMalformed, line: line))
        case .counted(let count) where count > limits.swallowedPayload:
            return .frame(.fault(.payloadUnread(limit: limits.payload), line: line))
        case .counted(let count):
            state = .payload(PayloadReader(line: line, extent: .counted(rest: count), fault: fault, limits: limits))
            return .again
        case .until(let word):
            state = .payload(PayloadReader(line: line, extent: .until(word), fault: fault, limits: limits))
            return .frame(.payloadExpected(line: line))
        }
    }

    private mutating func payloadStep(_ reader: PayloadReader) -> Step {
        var reader = reader
        state = .ended  // The reader is held once, so that its octets are not copied with every piece.
        let frame = reader.read(from: &buffer)
        guard let frame else {
            state = .payload(reader)
            return .needsMore
        }
        state = .line(scanned: 0)
        return .frame(frame)
    }

    private var isEnded: Bool {
        if case .ended = state { true } else { false }
    }
}

/// What is kept of a line beyond the limit: its start for the tag, its end for the marker.
struct LongLine: Sendable {
    /// A tag with its @ and the space after it.
    private static let headLength = RequestTag.longest + 2
    private(set) var head: [UInt8] = []
    private var end: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ octets: ByteBufferView) {
        head.append(contentsOf: octets.prefix(Self.headLength - head.count))
        end = Array((end + octets.suffix(PayloadMarker.longest + 1)).suffix(PayloadMarker.longest + 1))
        count += octets.count
    }

    /// The last octets of the line without CR.
    var tail: [UInt8] {
        end.last == .cr ? Array(end.dropLast()) : Array(end.suffix(PayloadMarker.longest))
    }
}

extension UInt8 {
    static let lf = UInt8(ascii: "\n")
    static let cr = UInt8(ascii: "\r")
}
