import NIOCore

/// Takes the payload of one line, or swallows it when line or payload are too long.
struct PayloadReader: Sendable {
    enum Extent: Sendable {
        /// So many octets are still to come, then one LF.
        case counted(rest: Int)
        /// Lines are to come until one equals the word.
        case until([UInt8])
    }

    let line: [UInt8]
    private var extent: Extent
    private var fault: SessionFault?
    private let limits: AdminLimits
    private var octets: [UInt8] = []
    private var count = 0
    private var isInsideLine = false

    init(line: [UInt8], extent: Extent, fault: SessionFault?, limits: AdminLimits) {
        self.line = line
        self.extent = extent
        self.fault = fault
        self.limits = limits
        if case .counted(let announced) = extent {
            if announced > limits.payload { dropOctets() } else { octets.reserveCapacity(announced) }
        }
    }

    /// The frame that the payload's end makes, or nil when more octets are needed.
    mutating func read(from buffer: inout ByteBuffer) -> Frame? {
        switch extent {
        case .counted(let rest): readCounted(rest, from: &buffer)
        case .until(let word): readLines(until: word, from: &buffer)
        }
    }

    private mutating func readCounted(_ rest: Int, from buffer: inout ByteBuffer) -> Frame? {
        let length = min(rest, buffer.readableBytes)
        take(length, from: &buffer)
        extent = .counted(rest: rest - length)
        guard rest == length, let next: UInt8 = buffer.readInteger() else { return nil }
        return next == .lf ? ended(isTyped: false) : .fault(.desync, line: line)
    }

    private mutating func readLines(until word: [UInt8], from buffer: inout ByteBuffer) -> Frame? {
        while buffer.readableBytes > 0 {
            let view = buffer.readableBytesView
            let end = view.firstIndex(of: .lf)
            guard end != nil || isInsideLine || view.count > word.count + 1 else { return nil }
            if let end, !isInsideLine, view[..<end].elementsEqual(word) || view[..<end].elementsEqual(word + [.cr]) {
                buffer.moveReaderIndex(to: end + 1)
                return ended(isTyped: true)
            }
            take(end.map { $0 + 1 - view.startIndex } ?? view.count, from: &buffer)
            isInsideLine = end == nil
            if count > limits.swallowedPayload { return .fault(.payloadUnread(limit: limits.payload), line: line) }
        }
        return nil
    }

    private mutating func take(_ length: Int, from buffer: inout ByteBuffer) {
        count += length
        if count > limits.payload { dropOctets() }
        if fault == nil { octets.append(contentsOf: buffer.readableBytesView.prefix(length)) }
        buffer.moveReaderIndex(forwardBy: length)
    }

    private mutating func dropOctets() {
        fault = fault ?? .payloadTooLong(limit: limits.payload)
        octets = []
    }

    private func ended(isTyped: Bool) -> Frame {
        if let fault { return .fault(isTyped ? fault.closing : fault, line: line) }
        return .request(RawRequest(line: line, payload: octets, payloadIsTyped: isTyped))
    }
}
