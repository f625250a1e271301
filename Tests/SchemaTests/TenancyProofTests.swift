import Postgres
import Schema
import TestSupport
import Testing

@Suite("The proof of tenancy")
struct TenancyProofTests {
    private func proof(_ configuration: DatabaseConfiguration) async throws -> TenancyProof {
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        let proof = try await connection.withTransaction(ending: .rollback) { try TenancyProof.attempt($0) }
        await connection.close()
        return proof
    }

    @Test("finds nothing wrong with the schema as it is")
    func sound() async throws {
        try await withCouncilDatabase { database async throws in
            #expect(try await proof(database.daemon).faults == [])
        }
    }

    @Test("finds a superuser")
    func superuser() async throws {
        try await withCouncilDatabase { database async throws in
            let faults = try await proof(database.superuser).faults
            #expect(faults.contains { $0.text.contains("superuser") && !$0.remedy.isEmpty })
        }
    }

    @Test(
        "finds a table that is not kept apart",
        arguments: [
            ("alter table unit no force row level security", "table unit does not force"),
            ("alter table cycle disable row level security", "table cycle does not force"),
            ("drop policy of_one_council on standing", "table standing has no policy"),
            ("create table note (council_id bigint)", "table note does not force"),
            ("create policy open on canary using (true)", "a row of another council can be seen"),
            ("alter table unit owner to thidua_app", "role thidua_app owns tables"),
        ] as [(SQL, String)])
    func broken(damage: SQL, fault: String) async throws {
        try await withCouncilDatabase { database async throws in
            let connection = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            try await connection.withTransaction { try $0.execute(damage) }
            await connection.close()
            let faults = try await proof(database.daemon).faults
            #expect(faults.contains { $0.text.contains(fault) }, "\(faults.map(\.text))")
        }
    }
}
