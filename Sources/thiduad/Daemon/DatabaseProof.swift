import Postgres
import Schema

/// What must hold before the daemon works with a database: its schema is this binary's, and it keeps councils apart.
enum DatabaseProof {
    /// Looks once. Throws `StartFailure` where waiting would not help, and the driver's error where it may.
    static func attempt(_ pool: ConnectionPool) async throws {
        let (state, proof) = try await pool.withTransaction(ending: .rollback) { transaction in
            guard try isMember(transaction) else { throw missingRoles }
            try transaction.execute("set local role thidua_scheduler")
            let state = try SchemaState.read(transaction)
            guard state == .current else { return (state, TenancyProof?.none) }
            return (state, try TenancyProof.attempt(transaction))
        }
        guard let proof else { throw StartFailure(.configuration, "\(state)", remedy: nil) }
        if let fault = proof.faults.first {
            let more = proof.faults.count > 1 ? " (and \(proof.faults.count - 1) more)" : ""
            throw StartFailure(.configuration, fault.text + more, remedy: fault.remedy)
        }
    }

    /// Whether the login may act as the roles that a migration makes.
    private static func isMember(_ transaction: borrowing Transaction) throws -> Bool {
        let row = try transaction.only(
            """
            select count(*) = 2 as is_member
            from pg_roles
            where rolname in ('thidua_app', 'thidua_scheduler') and pg_has_role(rolname, 'member')
            """)
        return try row["is_member"]
    }

    private static let missingRoles = StartFailure(
        .configuration, "the database login is not a member of thidua_app and thidua_scheduler, or they do not exist",
        remedy: "run: thiduad migrate, then let the daemon log in as \"thidua\"")
}
