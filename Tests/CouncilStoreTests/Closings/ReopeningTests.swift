import CouncilStore
import Councils
import Postgres
import Testing

@Suite("A reopened year")
struct ReopeningTests {
    private static func lines(_ reopened: Cycles.Reopened, staying: Bool) -> [String] {
        reopened.consequences.filter { $0.stays == staying }.map {
            [$0.thing, $0.item, $0.value ?? "-"].joined(separator: " ")
        }
    }

    @Test("loses standings, slots, digests and bundles of its revision, and keeps the rest")
    func consequences() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.vote("a", 1)
            let run = try await sample.close()
            let reopened = try await sample.reopen()
            let digests = [run.cycles[0].inputsDigest, run.cycles[0].standingsDigest].map { digest in
                (digest ?? []).prefix(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            #expect(reopened.revision == 2)
            #expect(
                Self.lines(reopened, staying: false) == [
                    "standings revision 1 3", "slot flag 1 a", "slot certificate 1 b", "digest inputs \(digests[0])",
                    "digest standings \(digests[1])", "bundle revision 1 -",
                ])
            let staying = Self.lines(reopened, staying: true)
            #expect(staying.count == 4 && staying[0] == "cards 2025 3" && staying[1] == "ballots 2025 1", "\(staying)")
            #expect(staying[2].hasPrefix("on_record year_end ") && staying[3].hasPrefix("next_year 2026 cycle"))
        }
    }

    @Test("names whom the council had chosen and what was open, and the second revision as such")
    func choices() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: ["a", "b", "c"])
            try await sample.importCards(
                "a,1.1,60,,\na,2.1,30,,\nb,1.1,60,,\nb,2.1,30,,\nc,1.1,60,,\nc,2.1,30,,")
            try await sample.close()
            let open = try await sample.reopen()
            #expect(open.consequences[1].message.code == "reopening_open_slot")
            try await sample.close()
            _ = try await sample.work {
                try Closings.choose(
                    year: 2025, cluster: "cum-1", award: .flag, unit: "b", reason: "Thống nhất", document: "2/BB", $0)
            }
            let second = try await sample.reopen()
            #expect(second.revision == 3 && Self.lines(second, staying: false)[0] == "standings revision 2 3")
            #expect(second.consequences[1].value == "b")
            #expect(second.consequences[1].message.text().contains("the choice by test (Thống nhất, document 2/BB)"))
        }
    }
}
