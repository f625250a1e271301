import NIOCore

/// One session's octets: frames in, lines out, and the limits on both.
///
/// The actor runs on its channel's event loop, so the channel's handler and the session's task share it without locks or changes of
/// thread.
actor Connection {
    /// The session is gone; nobody reads what would be written.
    struct Lost: Error {}

    enum Phase {
        /// Frames come in and lines go out.
        case open
        /// The client will send nothing more; what came is still answered.
        case inputEnded
        /// The last line is written; input is dropped until the client closes or the time is up.
        case lingering(since: NIODeadline, inputEnded: Bool)
        /// Nothing more happens.
        case closed
    }

    nonisolated let channel: any Channel
    nonisolated let peer: PeerCredentials
    let limits: AdminLimits
    var phase = Phase.open
    var framer: RequestFramer
    var lastInput = NIODeadline.now()
    var lastRequest = NIODeadline.now()
    var unread = 0
    var lastReading = NIODeadline.now()
    var alarm: (deadline: NIODeadline, task: Scheduled<Void>)?
    private var frames = CircularBuffer<Frame>()
    private var queuedOctets = 0
    private var frameWaiter: CheckedContinuation<Frame?, Never>?
    private var outputWaiters: [CheckedContinuation<Void, Never>] = []

    init(channel: any Channel, peer: PeerCredentials, limits: AdminLimits) {
        self.channel = channel
        self.peer = peer
        self.limits = limits
        framer = RequestFramer(limits: limits)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { channel.eventLoop.executor.asUnownedSerialExecutor() }

    /// Whether the session waits for the client's next request.
    var isWaiting: Bool { frameWaiter != nil }

    /// Whether there is room for more requests, or what comes is dropped anyway.
    var wantsInput: Bool {
        switch phase {
        case .open: frames.count < limits.queuedRequests && queuedOctets < limits.queuedOctets
        case .inputEnded, .closed: false
        case .lingering(_, let inputEnded): !inputEnded
        }
    }

    // MARK: The session's side

    /// The next frame; nil at the end of input.
    func nextFrame() async -> Frame? {
        if let frame = frames.popFirst() {
            let wasFull = !wantsInput
            queuedOctets -= frame.size
            if wasFull && wantsInput { channel.read() }
            return frame
        }
        guard case .open = phase else { return nil }
        lastRequest = .now()
        return await withCheckedContinuation { waiter in
            frameWaiter = waiter
            setAlarm()
        }
    }

    /// Writes whole lines; waits while the client leaves too much unread.
    func send(_ lines: [UInt8]) async throws {
        try write(lines)
        while unread > limits.unreadOutput {
            await withCheckedContinuation { outputWaiters.append($0) }
            if case .closed = phase { throw Lost() }
        }
    }

    /// Ends the session so that its last line is never lost: half-close, then drop input for a while.
    func closeLingering() {
        switch phase {
        case .open: phase = .lingering(since: .now(), inputEnded: false)
        case .inputEnded: phase = .lingering(since: .now(), inputEnded: true)
        case .lingering, .closed: return
        }
        if unread == 0 { endOutput() }
        channel.read()
        setAlarm()
    }

    /// Answers `421` after the running command instead of whatever waits.
    func drain() {
        interrupt(.draining)
    }

    /// Answers a fault after the running command instead of whatever waits.
    func interrupt(_ fault: SessionFault) {
        guard case .open = phase else { return }
        frames.removeAll()
        queuedOctets = 0
        deliver(.fault(fault, line: []))
    }

    // MARK: The channel's side

    func received(_ octets: inout ByteBuffer) {
        guard case .open = phase else { return }
        lastInput = .now()
        framer.receive(&octets)
        while let frame = framer.next() { deliver(frame) }
        if framer.isHalfway { setAlarm() }
    }

    func inputEnded() {
        switch phase {
        case .open:
            phase = .inputEnded
            if let frame = framer.finish() { deliver(frame) }
            frameWaiter.take()?.resume(returning: nil)
        case .lingering(let since, _):
            phase = .lingering(since: since, inputEnded: true)
            if unread == 0 { channel.close(promise: nil) }
        case .inputEnded, .closed: return
        }
    }

    func closed() {
        phase = .closed
        alarm?.task.cancel()
        frames.removeAll()
        frameWaiter.take()?.resume(returning: nil)
        resumeOutput()
    }

    func deliver(_ frame: Frame) {
        if let waiter = frameWaiter.take() { return waiter.resume(returning: frame) }
        frames.append(frame)
        queuedOctets += frame.size
    }

    private func write(_ lines: [UInt8]) throws {
        switch phase {
        case .open, .inputEnded: break
        case .lingering, .closed: throw Lost()
        }
        if unread == 0 { lastReading = .now() }
        unread += lines.count
        channel.writeAndFlush(ByteBuffer(bytes: lines)).assumeIsolated().whenComplete { _ in
            self.assumeIsolated { $0.wasRead(lines.count) }
        }
        if unread > 0 { setAlarm() }
    }

    private func wasRead(_ count: Int) {
        unread -= count
        lastReading = .now()
        if unread <= limits.unreadOutput { resumeOutput() }
        if case .lingering = phase, unread == 0 { endOutput() }
    }

    private func resumeOutput() {
        let waiters = outputWaiters
        outputWaiters = []
        for waiter in waiters { waiter.resume() }
    }

    private func endOutput() {
        guard case .lingering(_, inputEnded: false) = phase else { return channel.close(promise: nil) }
        channel.close(mode: .output, promise: nil)
    }
}
