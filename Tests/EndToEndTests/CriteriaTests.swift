import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// A table of every kind from its import to an amendment that members agreed to.
    @Suite struct CriteriaTests {
        private static let year = "council=tinh-1 year=2024"

        @Test func aTableIsProposedAgreedAndAmended() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let csv = try await Self.propose(daemon)
                    try await Self.agree(daemon)
                    try await Self.amend(daemon, csv)
                }
            }
        }

        /// What is exported is what was imported.
        private static func propose(_ daemon: DaemonProcess) async throws -> String {
            var files = CouncilFiles.generated("tinh-1", clusters: 2, units: 3)
            files.cards = []
            files.criteria = try RepositoryFile.read("deploy/sample/synthetic-criteria-1000.csv")
            try await files.load(into: daemon, agreeing: false)
            let export = try await daemon.tell("criteria export \(year) cluster=cum-1")
            let csv = export.texts.map { $0 + "\n" }.joined()
            #expect(export.texts.count == 22 && csv.contains("<50: 0 | 50..<75: 50 | 75..95: 100 | >95: 150"))
            let again = try await daemon.tell("criteria import \(year) set=bang-diem", payload: csv)
            #expect(again.word == "no_change")
            let wrong = try await daemon.ask(
                "criteria import \(year) set=bang-diem", payload: csv.replacing("50..<75", with: "55..<75"))
            #expect(wrong.word == "payload_rejected")
            #expect(try wrong.column("reason").allSatisfy { $0 == "no rung stands for 50..<55" })
            let odd = try await daemon.ask("criteria import \(year) set=bang-diem weights=1:2", payload: csv)
            #expect(odd.word == "bad_value")
            return csv
        }

        private static func agree(_ daemon: DaemonProcess) async throws {
            let line = "criteria agree \(year)"
            #expect(try await daemon.ask(line + " cluster=cum-1").word == "bad_value")
            #expect(try await daemon.ask(line + " unit=unit-1-1 document=12/BB-CTĐ").word == "missing_argument")
            try await daemon.tell("criteria comment \(year) cluster=cum-1 unit=unit-1-1 text=\"Đồng ý\" document=7/CV")
            let one = try await daemon.tell(line + " cluster=cum-1 unit=unit-1-1 document=7/CV")
            #expect(try one.column("frozen") == ["no"])
            let planned = try await daemon.tell(line + " document=12/BB-CTĐ --dry-run")
            #expect(planned.word == "planned")
            let all = try await daemon.tell(line + " document=12/BB-CTĐ")
            #expect(try all.column("given") == ["2", "3"])
            #expect(try all.column("frozen") == ["yes", "yes"])
            #expect(try await daemon.tell(line + " document=12/BB-CTĐ").word == "no_change")
        }

        private static func amend(_ daemon: DaemonProcess, _ csv: String) async throws {
            let import2 = try await daemon.ask(
                "criteria import \(year) set=bang-diem", payload: csv.replacing("Dự đủ", with: "Dự"))
            #expect(import2.word == "wrong_state")
            let line = "criteria amend \(year) cluster=cum-1 from=2024-07-01"
            let base = try await daemon.ask(line, payload: csv.replacing("4,100.00", with: "4,130.00"))
            #expect(base.word == "payload_rejected")
            let amended = try await daemon.tell(line, payload: csv.replacing("Dự đủ", with: "Dự"))
            #expect(amended.final.fields.contains { $0 == ("version", "2") })
            let show = try await daemon.tell("criteria show \(year) cluster=cum-1")
            #expect(show.pairs["version"] == "1" && show.pairs["proposal"] == "bang-diem v2")
            #expect(show.pairs["comment"] == "unit-1-1 (7/CV): Đồng ý")
            try await daemon.tell("criteria agree \(year) cluster=cum-1 version=2 document=20/BB")
            let after = try await daemon.tell("criteria show \(year) cluster=cum-1")
            #expect(after.pairs["version"] == "2" && after.pairs["first_half"] == "bang-diem v1")
            let list = try await daemon.tell("criteria list \(year)")
            #expect(try list.column("state") == ["former", "agreed", "agreed"])
            try await daemon.tell("cycle open council=tinh-1 year=2025")
            let copy = "criteria copy council=tinh-1 from_year=2024 year=2025"
            #expect(try await daemon.tell(copy).word == "ok")
            #expect(try await daemon.tell(copy).word == "no_change")
        }
    }
}
