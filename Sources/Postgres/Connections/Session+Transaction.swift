import CLibpq

/// How much of other transactions a transaction sees.
public enum Isolation: Sendable {
    /// Each statement sees what was committed before it.
    case readCommitted
    /// All statements see what was committed before the first.
    case repeatableRead
    /// As if transactions ran one after another; conflicts are retried.
    case serializable

    var begin: String {
        switch self {
        case .readCommitted: "begin isolation level read committed"
        case .repeatableRead: "begin isolation level repeatable read"
        case .serializable: "begin isolation level serializable"
        }
    }
}

/// What becomes of a transaction whose body returned.
public enum Ending: Sendable {
    /// Its changes are kept.
    case commit
    /// A dry run: the body's result is returned, nothing is kept.
    case rollback
}

extension Session {
    /// Runs the body in one transaction, rolled back when it throws.
    func transact<R>(
        _ isolation: Isolation, _ ending: Ending, _ body: (borrowing Transaction) throws -> R
    ) throws -> R {
        abortCause = nil
        savepointDepth = 0
        pendingBegin = isolation
        defer { pendingBegin = nil }
        do {
            let result = try body(Transaction(session: self))
            try throwIfAborted()
            try end(ending)
            return result
        } catch {
            if !isBroken, transactionStatus != PQTRANS_IDLE { _ = try? cleanUp("rollback") }
            throw error
        }
    }

    /// A body that swallowed an error must not pass for one that succeeded: its commit would be a rollback.
    func throwIfAborted() throws {
        switch transactionStatus {
        case PQTRANS_INTRANS: return
        case PQTRANS_IDLE where pendingBegin != nil: return
        case PQTRANS_INERROR: throw abortCause ?? .misuse("the transaction is aborted")
        case PQTRANS_UNKNOWN: throw abortCause ?? .unavailable(reason: lastMessage)
        default: throw PostgresError.misuse("the body ended its transaction; that is for withTransaction to do")
        }
    }

    /// Undoes what was done since the savepoint. Where that fails, the transaction stays aborted and ends so.
    func undo(toSavepoint name: String) {
        guard (try? cleanUp("rollback to savepoint \(name); release savepoint \(name)")) != nil else { return }
        abortCause = nil
    }

    private func end(_ ending: Ending) throws {
        if pendingBegin != nil { return }
        switch ending {
        case .rollback: try command("rollback")
        case .commit: try commit()
        }
    }

    private func commit() throws {
        do {
            try command("commit")
        } catch PostgresError.unavailable(let reason) {
            throw PostgresError.outcomeUnknown(reason: reason)
        }
    }
}
