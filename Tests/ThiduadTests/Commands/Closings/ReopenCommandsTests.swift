import Councils
import Testing

@testable import thiduad

@Suite("The command cycle reopen")
struct ReopenCommandsTests {
    @Test("lists what counts no more and what stays, dry and for good alike")
    func rows() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            try await desk.walk([(.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil)])
            let reopen = "cycle reopen \(ClosingDesk.cluster) reason=\"Sai số liệu\" document=8/QĐ"
            let dry = try await desk.ask(reopen + " --dry-run", as: .of(.chair))
            let vietnamese = try await desk.ask(reopen + " --dry-run", as: .of(.chair), language: "vi")
            let done = try await desk.ask(reopen, as: .of(.chair))
            #expect(dry.word == "planned" && done.word == "ok" && dry.lines == done.lines)
            let things = done.lines.map {
                $0.drop { $0 != "-" }.dropFirst().split(separator: "\t").prefix(3).joined(separator: " ")
            }
            #expect(
                things == [
                    "counts thing item", "no standings revision 1", "no slot flag 1", "no slot certificate 1",
                    "no digest inputs", "no digest standings", "no bundle revision 1", "yes cards 2025",
                    "yes on_record year_end", "yes next_year 2026",
                ])
            #expect(vietnamese.lines.last?.contains("những gì năm 2026 đã kế thừa từ năm 2025 giữ nguyên") == true)
            #expect(done.text.contains("revision 2"))
        }
    }
}
