import FoundationEssentials
import Glibc
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// `thiduad migrate` as an administrator runs it.
    @Suite struct MigrateTests {
        @Test func theSecondRunChangesNothing() async throws {
            try await withTestDatabase { database in
                let first = try await Self.migrate(database)
                #expect(first.end == .exited(0))
                #expect(first.output.first?.hasPrefix("Applied ") == true)
                let second = try await Self.migrate(database)
                #expect(second.end == .exited(0))
                #expect(second.output == ["The schema is current; nothing was changed."])
                try await expectServed(database)
            }
        }

        @Test func twoAtOnceApplyEveryFileOnce() async throws {
            try await withTestDatabase { database in
                async let one = Self.migrate(database)
                async let other = Self.migrate(database)
                let results = try await [one, other]
                #expect(results.map(\.end) == [.exited(0), .exited(0)])
                #expect(results.flatMap(\.output).sorted().last == "The schema is current; nothing was changed.")
                try await expectServed(database)
            }
        }

        @Test func thePrintedScriptGivesASchemaThatADaemonAccepts() async throws {
            try await withTestDatabase { database in
                let script = try await BuiltProgram.thiduad.run(["migrate", "--print"])
                #expect(script.end == .exited(0))
                let psql = try ChildProgram(
                    ["psql", "--no-psqlrc", "--quiet", "--dbname", database.connectionString],
                    input: script.output.joined(separator: "\n") + "\n")
                let end = try await psql.end()
                let errors = await psql.errors.all()
                #expect(end == .exited(0), "\(errors)")
                try await expectServed(database)
                #expect(try await Self.migrate(database).output == ["The schema is current; nothing was changed."])
            }
        }

        @Test func aServerThatIsNotThereIs69AndARoleThatMayNotIs78() async throws {
            let nowhere = try await Self.migrate(DatabaseConfiguration(connectionString: "host=/nonexistent"))
            #expect(nowhere.end == .exited(69))
            #expect(nowhere.errors.count == 1)
            // The first migration of the server brings the role.
            try await withCouncilDatabase { _ in
                try await withTestDatabase { database in
                    var ordinary = database
                    ordinary.connectionString += " user=thidua"
                    let refused = try await Self.migrate(ordinary)
                    #expect(refused.end == .exited(78))
                    #expect(refused.errors.count == 1)
                    #expect(refused.errors.first?.contains("migrate as a superuser") == true)
                }
            }
        }

        private static func migrate(_ database: DatabaseConfiguration) async throws -> BuiltProgram.Result {
            try await BuiltProgram.thiduad.run(
                ["migrate", "--config", "/dev/null", "--database-url", database.connectionString])
        }

        /// A daemon on it comes up and answers.
        private func expectServed(_ database: DatabaseConfiguration) async throws {
            var daemonLogin = database
            daemonLogin.connectionString += " user=thidua"
            let folder = try ScratchFolder()
            try await withDaemon(daemonLogin, in: folder) { daemon in
                let councils = try await daemon.tell("council list")
                #expect(councils.rows.isEmpty)
            }
        }
    }
}
