/// What the driver throws: one case for each way a caller goes on.
public enum PostgresError: Error, Equatable, Sendable {
    /// The server refused; the connection is usable.
    case server(ServerError)
    /// The server is not to be reached, or the connection broke before a commit was sent: nothing has been kept.
    case unavailable(reason: String)
    /// The connection broke while a commit was under way: only the database knows whether it holds.
    case outcomeUnknown(reason: String)
    /// A column is not what the caller reads it as.
    case decoding(DecodingFailure)
    /// The task was cancelled; the transaction is rolled back.
    case cancelled
    /// No connection came free in time.
    case leaseTimeout(Duration)
    /// The caller used the driver against its rules; the text says which and what to do instead.
    case misuse(String)
}

extension PostgresError {
    /// Whether running the same transaction again is safe and may succeed.
    public var isRetrySafe: Bool {
        switch self {
        case .server(let error):
            error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
                || error.meansStaleStatement
        case .unavailable: true
        case .outcomeUnknown, .decoding, .cancelled, .leaseTimeout, .misuse: false
        }
    }

    /// Whether the server is gone, starting, stopping, or has no connection left.
    public var isUnavailable: Bool {
        switch self {
        case .unavailable, .outcomeUnknown: true
        case .server(let error):
            [.adminShutdown, .crashShutdown, .cannotConnectNow, .tooManyConnections].contains(error.sqlState)
                || error.sqlState.conditionClass == "08"
        case .decoding, .cancelled, .leaseTimeout, .misuse: false
        }
    }

    /// The words of `unavailable` alone, to pass on.
    var unavailableReason: String? {
        if case .unavailable(let reason) = self { reason } else { nil }
    }

    /// The condition, where the server named one.
    public var sqlState: SQLState? {
        if case .server(let error) = self { error.sqlState } else { nil }
    }
}

extension PostgresError: CustomStringConvertible {
    /// One line for logs; holds no argument and no row's value.
    public var description: String {
        switch self {
        case .server(let error): error.description
        case .unavailable(let reason): "the database is unavailable: \(reason)"
        case .outcomeUnknown(let reason): "the connection broke during commit, its outcome is unknown: \(reason)"
        case .decoding(let failure): failure.description
        case .cancelled: "cancelled"
        case .leaseTimeout(let limit): "no connection came free within \(limit)"
        case .misuse(let rule): rule
        }
    }
}
