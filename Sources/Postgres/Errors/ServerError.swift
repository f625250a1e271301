/// What the server reported, field by field.
///
/// `description` is fit for logs: it leaves out `detail` and `context`, which quote rows, and the quoted part of
/// messages about malformed data.
public struct ServerError: Error, Equatable, Sendable {
    /// The condition.
    public internal(set) var sqlState: SQLState
    /// `ERROR` or `FATAL`, never translated.
    public internal(set) var severity: String
    /// The report in one line; may quote a malformed value.
    public internal(set) var message: String
    /// More about it; often quotes the row's values.
    public internal(set) var detail: String?
    /// What may help.
    public internal(set) var hint: String?
    /// Where in functions or COPY data it happened; may quote values.
    public internal(set) var context: String?
    /// The schema of the object concerned.
    public internal(set) var schema: String?
    /// The table concerned.
    public internal(set) var table: String?
    /// The column concerned.
    public internal(set) var column: String?
    /// The data type concerned.
    public internal(set) var dataType: String?
    /// The constraint concerned.
    public internal(set) var constraint: String?
    /// Where in the statement, in characters counted from 1.
    public internal(set) var position: Int?
    /// The server's function that reported it.
    var sourceFunction: String?
}

extension ServerError {
    /// Whether a prepared statement does not fit the database any more and must be prepared anew.
    var meansStaleStatement: Bool {
        sqlState == .invalidStatementName
            || sqlState == .featureNotSupported && sourceFunction == "RevalidateCachedQuery"
    }
}

extension ServerError: CustomStringConvertible {
    /// One line without any value: `ERROR 23505: duplicate key … (table "unit", constraint "unit_pkey")`.
    public var description: String {
        let objects = [("table", table), ("column", column), ("constraint", constraint)]
            .compactMap { kind, name in name.map { "\(kind) \"\($0)\"" } }
        let suffix = objects.isEmpty ? "" : " (\(objects.joined(separator: ", ")))"
        return "\(severity) \(sqlState): \(messageWithoutValues)\(suffix)"
    }

    /// Messages of class 22, data exceptions, quote the malformed value; everything between the outer quotes goes.
    private var messageWithoutValues: String {
        guard sqlState.conditionClass == "22", let first = message.firstIndex(of: "\""),
            let last = message.lastIndex(of: "\"")
        else { return message }
        return "\(message[..<first])\"…\"\(message[message.index(after: last)...])"
    }
}
