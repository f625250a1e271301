public import Postgres
import Synchronization

/// The councils' data: every transaction here works for one council, as a role that cannot see another.
public struct CouncilStore: Sendable {
    /// The instant that the next transaction brings with it; tests give their own.
    public typealias Clock = @Sendable () -> Timestamp

    private let pool: ConnectionPool
    private let clock: Clock
    private let known = KnownCouncils()

    /// A store on a running pool.
    public init(pool: ConnectionPool, clock: @escaping Clock) {
        self.pool = pool
        self.clock = clock
    }

    /// Runs the body in one transaction of a council: role, council, actor and instant are set before its first statement.
    ///
    /// `ending: .rollback` is a dry run: the same code, the same result, nothing kept. Throws ``CouncilError`` for everything
    /// that a caller can put right, and the driver's error for the rest.
    public func withCouncil<Result: Sendable>(
        _ code: String, actor: String, ending: Ending = .commit,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Result
    ) async throws -> Result {
        let council = try await id(of: code)
        let instant = clock()
        return try await CouncilError.translating {
            try await pool.withTransaction(ending: ending) { transaction in
                try transaction.enterCouncil(council, actor: actor, at: instant)
                return try body(transaction)
            }
        }
    }

    /// Every council's entry in the directory, sorted as Vietnamese sorts names.
    public func directory() async throws -> [CouncilEntry] {
        try await pool.withTransaction(.readCommitted, ending: .rollback) { transaction in
            try transaction.actAsScheduler()
            return try CouncilEntry.all(transaction)
        }
    }

    /// A page of the directory as people read it; of one council only, if given.
    public func directoryPage(_ request: ListRequest, only council: String?) async throws -> ListPage {
        try await pool.withTransaction(.readCommitted, ending: .rollback) { transaction in
            try transaction.actAsScheduler()
            return try CouncilEntry.list(only: council).page(request, transaction)
        }
    }

    /// Adds a tenant; the same council again changes nothing and returns false.
    public func add(_ council: NewCouncil, actor: String) async throws -> Bool {
        let entries = try await directory()
        if let existing = entries.first(where: { $0.code == council.code }) {
            guard council.matches(existing) else {
                throw CouncilError(.wrongState, "council_differs", ["council": council.code])
            }
            return false
        }
        let parent = try council.parent.map { code in try CouncilStore.entry(code, in: entries).id }
        let instant = clock()
        let isNew = try await CouncilError.translating {
            try await pool.withTransaction { transaction in
                try transaction.enterCouncil(nil, actor: actor, at: instant)
                return try council.insert(parent: parent, transaction)
            }
        }
        // Somebody who was first since the directory was read stands in it now, and is compared with.
        return isNew ? true : try await add(council, actor: actor)
    }

    /// The entry of one council; throws ``CouncilError/Kind/notFound``.
    public func entry(_ code: String) async throws -> CouncilEntry {
        try CouncilStore.entry(code, in: try await directory())
    }

    private static func entry(_ code: String, in entries: [CouncilEntry]) throws -> CouncilEntry {
        guard let entry = entries.first(where: { $0.code == code }) else {
            throw CouncilError.councilMissing(code)
        }
        return entry
    }

    private func id(of code: String) async throws -> Int64 {
        if let id = known.id(of: code) { return id }
        let entry = try await entry(code)
        known.remember(entry)
        return entry.id
    }
}

/// The ids of councils by code: neither ever changes, so the directory is asked once for each.
private final class KnownCouncils: Sendable {
    private let ids = Mutex<[String: Int64]>([:])

    func id(of code: String) -> Int64? {
        ids.withLock { $0[code] }
    }

    func remember(_ entry: CouncilEntry) {
        ids.withLock { $0[entry.code] = entry.id }
    }
}
