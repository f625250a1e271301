/// The five characters by which the server names a condition; two of them name its class.
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// Five digits or upper-case letters.
    public let rawValue: String

    /// A condition by its code, own ones included.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A value is missing in a column that must have one.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// A row refers to one that is not there.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// A key is there already.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// A check constraint is broken.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// The transaction could not be ordered among the others; run again, it may succeed.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// Transactions waited for each other; run again, it may succeed.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// The role may not do this.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// No such table or view.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// A lock asked for with `nowait` or a `lock_timeout` was not to be had.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// The statement was cancelled by request or ran longer than it may.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// The server ended the connection because it stops.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// The server ended the connection because another one crashed.
    public static let crashShutdown = SQLState(rawValue: "57P02")
    /// The server is starting or stopping and takes no connections.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// All connections the server allows are taken.
    public static let tooManyConnections = SQLState(rawValue: "53300")
    /// A prepared statement's columns changed under it, or another feature is missing.
    static let featureNotSupported = SQLState(rawValue: "0A000")
    /// A prepared statement is gone.
    static let invalidStatementName = SQLState(rawValue: "26000")

    /// The first two characters, shared by related conditions.
    public var conditionClass: Substring { rawValue.prefix(2) }
}

extension SQLState: CustomStringConvertible {
    /// The five characters.
    public var description: String { rawValue }
}
