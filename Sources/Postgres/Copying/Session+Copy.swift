import CLibpq

extension ExecStatusType {
    /// Whether the connection now waits for COPY data to be sent or read.
    var isCopy: Bool { [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(self) }
}

/// The server stopped reading; its reason comes as the result of the COPY.
private struct CopyRefused: Error {}

extension Session {
    /// Sends what the body writes. The server discards all of it when the body throws, and the body's error wins.
    func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        try beginIfPending()
        try gate.enter(token)
        defer { gate.leave() }
        try begin(sql, expecting: PGRES_COPY_IN)
        do {
            var writer = CopyWriter(session: self)
            try body(&writer)
            try writer.flush()
        } catch {
            PQputCopyEnd(connection, "the sender gave up")
            let outcome = Result { try finishCopy() }
            if error is CopyRefused { return try outcome.get().affectedRows }
            throw error
        }
        PQputCopyEnd(connection, nil)
        return try finishCopy().affectedRows
    }

    /// Between chunks is where a sender notices cancellation: the server waits for data and does not listen.
    func putCopyData(_ bytes: [UInt8]) throws {
        guard !token.isCancelled else { throw PostgresError.cancelled }
        let isSent = bytes.withUnsafeBytes { buffer in
            PQputCopyData(connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard isSent == 1 else { throw CopyRefused() }
    }

    /// Hands the body each row as the server sent it; a body that throws stops the statement.
    func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
        try beginIfPending()
        try gate.enter(token)
        defer { gate.leave() }
        try begin(sql, expecting: PGRES_COPY_OUT)
        do {
            while try readCopyData(body) {}
        } catch {
            abandonCopy(PGRES_COPY_OUT)
            throw error
        }
        return try finishCopy().affectedRows
    }

    /// False after the last row.
    private func readCopyData(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        var data: UnsafeMutablePointer<CChar>?
        let count = PQgetCopyData(connection, &data, 0)
        defer { PQfreemem(data) }
        guard count > 0 else { return false }
        try body(UnsafeRawBufferPointer(start: data, count: Int(count)))
        return true
    }

    private func begin(_ sql: SQL, expecting direction: ExecStatusType) throws {
        guard sql.parameters.isEmpty else { throw PostgresError.misuse("COPY takes no parameters") }
        let result = try check(PQexecParams(connection, sql.text, 0, nil, nil, nil, nil, 0))
        guard result.status == direction else {
            abandonCopy(result.status)
            throw PostgresError.misuse("the statement is no COPY in this direction")
        }
    }

    /// Leaves a COPY that nobody will finish, so that the connection can go on.
    func abandonCopy(_ direction: ExecStatusType) {
        switch direction {
        case PGRES_COPY_IN: PQputCopyEnd(connection, "nobody sends")
        case PGRES_COPY_OUT:
            gate.cancelOwnStatement()
            while (try? readCopyData { _ in }) == true {}
        default: return
        }
        _ = try? finishCopy()
    }

    /// Reads results until there is none; throws the first error among them.
    private func finishCopy() throws -> ResultSet {
        var outcome: Result<ResultSet, any Error>?
        while let next = PQgetResult(connection) {
            let checked = Result { try check(next) }
            if case .failure = outcome { continue }
            outcome = checked
            // A result that still is a COPY would be returned for ever.
            if let result = try? checked.get(), result.status.isCopy { break }
        }
        guard let outcome else {
            throw isBroken
                ? PostgresError.unavailable(reason: lastMessage)
                : PostgresError.misuse("no other statement may run inside a COPY")
        }
        return try outcome.get()
    }
}

extension Transaction {
    /// Runs `copy … from stdin`: the body writes rows; returns how many the server took.
    ///
    /// When the server refuses a row, or the body throws, none is taken and the transaction is aborted; inside a
    /// savepoint it goes on.
    @discardableResult
    public func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        try session.copyIn(sql, body)
    }

    /// Runs `copy … to stdout`: the body gets each row's bytes, valid only during the call; returns how many came.
    @discardableResult
    public func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
        try session.copyOut(sql, body)
    }
}
