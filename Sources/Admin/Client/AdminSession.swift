import NIOCore

/// A client's side of one session: requests out, reply lines in, in order.
public actor AdminSession {
    /// How the server greeted.
    public private(set) var greeting: FinalLine
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var buffer = ByteBuffer()

    init(inbound: NIOAsyncChannelInboundStream<ByteBuffer>, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) {
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
        greeting = FinalLine(.ready)
    }

    /// Sends a request and gives the lines of its reply, the final one last. Take them all before the next request's.
    public nonisolated func request(_ line: String, payload: [UInt8]? = nil) async throws -> ReplyLines {
        try await send(line, payload: payload)
        return ReplyLines(session: self)
    }

    /// Sends a request without waiting for its reply: requests may be pipelined. A payload travels as `<{N}`.
    public func send(_ line: String, payload: [UInt8]? = nil) async throws {
        var octets = ByteBuffer(string: line)
        if let payload {
            octets.writeString(" <{\(payload.count)}\n")
            octets.writeBytes(payload)
        }
        octets.writeString("\n")
        try await sendOctets(octets)
    }

    /// Sends octets as they are.
    func sendOctets(_ octets: ByteBuffer) async throws {
        try await outbound.write(octets)
    }

    /// Says that no more requests come; replies still do.
    public func endRequests() {
        outbound.finish()
    }

    /// The next line; nil when the server has closed between replies.
    public func nextLine() async throws -> ReplyLine? {
        guard let octets = try await nextOctets() else { return nil }
        guard let line = String(validating: octets, as: UTF8.self) else {
            throw AdminClientError.protocolBroken("a line is not UTF-8")
        }
        return try ReplyLine(parsing: line)
    }

    func readGreeting() async throws -> FinalLine {
        guard case .final(let line)? = try await nextLine()?.content else {
            throw AdminClientError.protocolBroken("the server sent no greeting")
        }
        greeting = line
        return line
    }

    private func nextOctets() async throws -> [UInt8]? {
        var scanned = 0
        while true {
            let view = buffer.readableBytesView
            if let end = view.dropFirst(scanned).firstIndex(of: .lf) {
                let line = Array(view[..<end])
                buffer.moveReaderIndex(to: end + 1)
                return line
            }
            scanned = view.count
            buffer.discardReadBytes()
            guard var more = try await nextPiece() else {
                guard scanned == 0 else { throw AdminClientError.protocolBroken("the session ended inside a line") }
                return nil
            }
            buffer.writeBuffer(&more)
        }
    }

    private func nextPiece() async throws -> ByteBuffer? {
        var iterator = inbound
        return try await iterator.next(isolation: self)
    }
}

/// The lines of one reply; the last is its final line.
public struct ReplyLines: AsyncSequence, Sendable {
    /// One line.
    public typealias Element = ReplyLine

    let session: AdminSession

    /// Takes the lines one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let session: AdminSession
        var isEnded = false

        /// The next line, nil after the final one. Throws when the session ends before it.
        public mutating func next() async throws -> ReplyLine? {
            guard !isEnded else { return nil }
            guard let line = try await session.nextLine() else {
                throw AdminClientError.protocolBroken("the session ended before the reply did")
            }
            if case .final = line.content { isEnded = true }
            return line
        }
    }

    /// An iterator over the lines that are still to come.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(session: session)
    }
}
