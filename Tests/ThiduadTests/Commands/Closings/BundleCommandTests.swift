import Councils
import Testing

@testable import thiduad

@Suite("The command closing bundle")
struct BundleCommandTests {
    private static let criteria =
        "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,1,0,no\n"
        + "T,0,T1,Điểm thưởng,5,bonus,1,0,no\nT,0,P1,Điểm trừ,5,deduction,1,0,no\n"

    /// What a client saves is what is checked, to the octet.
    @Test("writes lines that are the file")
    func file() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let early = try await desk.ask("closing bundle council=tinh year=2025 cluster=cum-1")
            #expect(early.rule == "bundle_before_closing")
            for (line, payload) in [
                ("criteria import council=tinh year=2025 set=bang", Self.criteria),
                ("criteria agree council=tinh year=2025 document=12/BB", nil),
                (
                    "card import council=tinh year=2025 record=1/QĐ figure=decided",
                    // A mark of direction, which no line of the protocol carries as it is, and what looks like its escape.
                    "unit,criterion,points,reason\na,A1,90,sửa\u{202E}lại\nb,A1,80,\nc,A1,70,\\u{202e}\n"
                ),
                ("cycle record council=tinh year=2025 document=1/BB", nil), ("closing run council=tinh year=2025", nil),
            ] as [(String, String?)] {
                #expect(try await desk.ask(line, payload: payload).word == "ok", "\(line)")
            }
            let lines = try await desk.ask("closing bundle council=tinh year=2025 cluster=cum-1").lines
            let text = lines.filter { $0.hasPrefix("213-") }.map { $0.dropFirst(4) + "\n" }.joined()
            let check = BundleCheck(try Bundle(Array(text.utf8)))
            #expect(check.differences.isEmpty, "\(check.differences)")
            let changed = text.replacing("\t80.00\t0.00\t\\N\t\\N\t", with: "\t81.00\t0.00\t\\N\t\\N\t")
            let found = BundleCheck(try Bundle(Array(changed.utf8))).differences
            #expect(changed != text && !found.isEmpty)
        }
    }
}
