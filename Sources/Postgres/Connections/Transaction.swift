/// A transaction under way, lent to a synchronous body; neither it nor anything of it can be kept.
public struct Transaction: ~Copyable {
    let session: Session

    /// All rows of a statement. They live in memory together: page through, or use `copyOut`, for a large set.
    public func query(_ sql: SQL) throws -> [Row] { try rows(sql).rows }

    /// The first row, nil when there is none.
    public func first(_ sql: SQL) throws -> Row? {
        let result = try rows(sql)
        return result.rowCount > 0 ? Row(result: result, index: 0) : nil
    }

    /// The one row of a statement that always has exactly one; throws misuse otherwise.
    public func only(_ sql: SQL) throws -> Row {
        let result = try rows(sql)
        guard result.rowCount == 1 else {
            throw PostgresError.misuse("one row was expected, the statement returned \(result.rowCount)")
        }
        return Row(result: result, index: 0)
    }

    /// Runs a statement; returns how many rows it inserted, changed, deleted or returned.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int { try rows(sql).affectedRows }

    /// Runs a script of several statements up to the first that fails.
    package func run(script: SQLScript) throws {
        let result = try session.command(script.text)
        try refuseCopy(result)
    }

    private func rows(_ sql: SQL) throws -> ResultSet {
        let result = try session.run(sql)
        // A COPY must not be found again among the prepared statements: sent together with `begin`, it breaks libpq.
        if result.status.isCopy { session.statements.removeAll() }
        try refuseCopy(result)
        return result
    }

    private func refuseCopy(_ result: ResultSet) throws {
        guard result.status.isCopy else { return }
        session.abandonCopy(result.status)
        throw PostgresError.misuse("COPY runs by copyIn and copyOut")
    }
}

extension Transaction {
    /// Runs the body behind a savepoint: when it throws, what it did is undone, the error is rethrown, and the
    /// transaction goes on as if the body had not run.
    public func savepoint<R>(_ body: (borrowing Transaction) throws -> R) throws -> R {
        session.savepointDepth += 1
        defer { session.savepointDepth -= 1 }
        let name = "thidua_\(session.savepointDepth)"
        try session.command("savepoint \(name)")
        do {
            let result = try body(self)
            try session.throwIfAborted()
            try session.command("release savepoint \(name)")
            return result
        } catch {
            session.undo(toSavepoint: name)
            throw error
        }
    }
}
