import Admin
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// `thiduactl` against the real daemon: what a shell sees.
    @Suite struct ClientTests {
        @Test func mistakesOfAFileAreListedWithTheirPlaceAndNothingIsWritten() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    var files = try CouncilFiles.sample()
                    files.cards = []
                    try await files.load(into: daemon)
                    let file = try folder.write(
                        """
                        unit,criterion,points,bonus,reason
                        quan-1,A1,8.5,,
                        quan-99,A1,8.5,,
                        quan-1,A2,11,,
                        quan-1,B1,nhiều,,

                        """, "cards.csv")
                    let words = ["card", "import", "council=ho-chi-minh", "year=2024", "figure=self", "record=1/BC"]
                    let result = try await Self.thiduactl(["--file", file] + words, daemon.socket)
                    #expect(result.end == .exited(65))
                    #expect(result.output.first == "line\tcolumn\tvalue\treason\trule")
                    let mistakes = result.output.dropFirst().map { $0.split(separator: "\t") }
                    let places = mistakes.map { $0.prefix(3).joined(separator: " ") }
                    #expect(places.sorted() == ["3 unit quan-99", "4 points 11.00", "5 points nhiều"])
                    #expect(mistakes.allSatisfy { $0.count == 5 })
                    #expect(result.errors.last?.hasPrefix("553 payload_rejected errors=3") == true)
                    #expect(try await database.value("select count(*) as value from scorecard_line") as Int == 0)
                }
            }
        }

        @Test func wrongWordsAre64AndRefusalsByRulesAre1() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    for wrong in ["council lost", "closing list", "closing list council=Not-A-Code"] {
                        let words = wrong.split(separator: " ").map(String.init)
                        #expect(try await Self.thiduactl(words, daemon.socket).end == .exited(64), "\(wrong)")
                    }
                    let unknown = try await Self.thiduactl(["closing", "list", "council=nobody"], daemon.socket)
                    #expect(unknown.end == .exited(1))
                    #expect(unknown.errors.last?.hasPrefix("504 not_found") == true)
                    #expect(try await Self.thiduactl(["council", "list"], daemon.socket).end == .exited(0))
                }
                let nobody = try await Self.thiduactl(["ping"], folder.path + "/daemon.sock")
                #expect(nobody.end == .exited(69))
            }
        }

        private static func thiduactl(_ arguments: [String], _ socket: String) async throws -> BuiltProgram.Result {
            try await BuiltProgram.thiduactl.run(arguments, environment: ["THIDUA_ADMIN_SOCKET": socket])
        }
    }
}
