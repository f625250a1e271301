import CLibpq
import Synchronization

/// One caller's use of a connection, as far as it can be cancelled.
final class CancellationToken: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    func cancel() { flag.store(true, ordering: .releasing) }
}

/// Lets another thread cancel the statement that runs for a token, and no other statement.
///
/// A statement begins and ends with the lock held, and so is a cancel request sent: the connection cannot go on to
/// its next statement before the request has been delivered.
final class CancellationGate: Sendable {
    /// Owns the `PGcancel`.
    ///
    /// Unchecked: libpq allows `PQcancel` from any thread; the value is freed with its only owner, the gate.
    private final class Request: @unchecked Sendable {
        private let cancel: OpaquePointer?
        init(of connection: OpaquePointer) { cancel = PQgetCancel(connection) }
        deinit { PQfreeCancel(cancel) }

        func send() {
            // A request that fails leaves the statement to end by itself; there is nobody to tell.
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                _ = PQcancel(cancel, message.baseAddress, Int32(message.count))
            }
        }
    }

    private let request: Request
    private let running = Mutex<CancellationToken?>(nil)

    init(of connection: OpaquePointer) { request = Request(of: connection) }

    /// Begins a statement; throws when its caller has been cancelled already.
    func enter(_ token: CancellationToken) throws {
        try running.withLock { running in
            guard !token.isCancelled else { throw PostgresError.cancelled }
            running = token
        }
    }

    /// Ends the statement, after a request on its way has been sent.
    func leave() { running.withLock { $0 = nil } }

    /// Cancels for good: the running statement by a request, later ones of this token before they begin.
    func cancel(_ token: CancellationToken) {
        token.cancel()
        // Sending blocks for a round trip, which the caller's thread may not.
        try? startThread { self.sendRequest(for: token) }
    }

    private func sendRequest(for token: CancellationToken) {
        running.withLock { running in
            if running === token { request.send() }
        }
    }

    /// Asks the server to stop the statement of the connection's own thread, as when nobody reads its output.
    func cancelOwnStatement() { request.send() }
}
