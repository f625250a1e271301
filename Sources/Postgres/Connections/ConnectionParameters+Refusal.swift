import CLibpq
import Glibc

extension ConnectionParameters {
    /// The condition by which a server refuses this login; nil when it lets it in, or none answers within the limit.
    ///
    /// A failed `connect()` has only words, in the server's language; libpq gives the condition where it is asked for it
    /// before the server answers, and for that the connection must be made step by step.
    func refusal(within limit: Duration) -> SQLState? {
        guard let connection = withKeywords({ PQconnectStartParams($0, $1, 1) }) else { return nil }
        defer { PQfinish(connection) }
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        let deadline = ContinuousClock.now + limit
        // An address where nobody listens fails at once, and leaves no socket to wait for.
        var step = PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        while step == PGRES_POLLING_WRITING || step == PGRES_POLLING_READING {
            let events = step == PGRES_POLLING_WRITING ? POLLOUT : POLLIN
            var descriptor = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero, poll(&descriptor, 1, Int32(clamping: left.milliseconds)) > 0 else { return nil }
            step = PQconnectPoll(connection)
        }
        return step == PGRES_POLLING_FAILED ? Self.condition(in: Session.message(of: connection)) : nil
    }

    /// The words end with `FATAL:  28P01`, whatever language the severity is in.
    private static func condition(in message: String) -> SQLState? {
        let last = message.split { $0.isWhitespace || $0 == ";" }.last ?? ""
        let isCondition = last.utf8.count == 5 && last.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
        return isCondition ? SQLState(rawValue: String(last)) : nil
    }
}

extension SQLState {
    /// Whether a server that refuses a login so will go on doing so until somebody changes roles, rights or the login: the
    /// role or its password is wrong (class 28), there is no such database (3D), or it may not connect to it.
    fileprivate var refusesLogin: Bool {
        conditionClass == "28" || conditionClass == "3D" || self == .insufficientPrivilege
    }
}

extension ConnectionPool {
    /// The condition by which the server refuses the pool's login where waiting does not help; nil while it may.
    public func loginRefusal() async -> SQLState? {
        await Connection.refusal(configuration).flatMap { $0.refusesLogin ? $0 : nil }
    }
}
