import Councils
import Testing

@testable import thiduad

@Suite("The commands of a cycle's states")
struct CycleCommandsTests {
    private static let year = "council=tinh year=2025 cluster=cum-1"
    private static let criteria =
        "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,1,0,no\n"
        + "T,0,T1,Điểm thưởng,5,bonus,1,0,no\nT,0,P1,Điểm trừ,5,deduction,1,0,no\n"

    /// A council whose year of one cluster is closed.
    private static func close(_ desk: CommandDesk) async throws {
        try await desk.prepareCluster()
        for (line, payload) in [
            ("criteria import council=tinh year=2025 set=bang", criteria),
            ("criteria agree council=tinh year=2025 document=12/BB", nil),
            (
                "card import council=tinh year=2025 record=1/QĐ figure=decided",
                "unit,criterion,points\na,A1,90\nb,A1,80\nc,A1,70\n"
            ),
            ("cycle record council=tinh year=2025 document=1/BB", nil), ("closing run council=tinh year=2025", nil),
        ] as [(String, String?)] {
            #expect(try await desk.ask(line, payload: payload).word == "ok", "\(line)")
        }
    }

    @Test("put a cycle aside and take it up again by whose it is, each step in the history")
    func hold() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let hold = "cycle hold \(Self.year) reason=\"Thanh tra\" document=9/TB"
            let resume = "cycle resume \(Self.year) reason=\"Xong\""
            try await desk.walk([
                (.of(.head, "a"), hold, "not_permitted", "role_missing"),
                (.of(.secretary), hold + " --dry-run", "planned", nil),
                (.of(.secretary), hold, "ok", nil), (.of(.secretary), hold, "no_change", nil),
                (.of(.secretary), "cycle advance \(Self.year)", "wrong_state", "cycle_on_hold"),
                (.of(.member, "b"), resume, "not_permitted", "role_missing"), (.of(.secretary), resume, "ok", nil),
                (.of(.secretary), resume, "no_change", nil),
                (.of(.secretary), "cycle advance \(Self.year)", "wrong_state", "criteria_missing"),
            ])
            let history = try await desk.ask("cycle history \(Self.year)").lines.dropFirst()
            #expect(history.count == 2 && history.first?.contains("preparing\ton_hold") == true, "\(history)")
        }
    }

    @Test("open a closed year again for the chair only, and read the standings of either revision")
    func reopen() async throws {
        try await CommandDesk.with { desk in
            try await Self.close(desk)
            let reopen = "cycle reopen \(Self.year) reason=\"Sai số liệu\" document=8/QĐ"
            try await desk.walk([
                (.of(.secretary), reopen, "not_permitted", "role_missing"),
                (.of(.chair), reopen + " --dry-run", "planned", nil),
                (.of(.chair), reopen, "ok", nil), (.of(.chair), reopen, "wrong_state", "cycle_not_closed"),
                (.of(.chair), "card reopen council=tinh year=2025 unit=c reason=\"Sai\"", "ok", nil),
                (
                    .of(.chair),
                    "card score council=tinh year=2025 figure=decided unit=c criterion=A1 points=95 reason=\"Sửa\"",
                    "ok", nil
                ),
                (.of(.chair), "card decide council=tinh year=2025 unit=c", "ok", nil),
                (.of(.chair), "closing run council=tinh year=2025", "ok", nil),
            ])
            func first(_ revision: String) async throws -> String? {
                try await desk.ask("standing list \(Self.year) \(revision)", as: .of(.viewer)).lines.dropFirst().first
            }
            #expect(try await first("")?.contains("\tc\tĐơn vị c\t95.00") == true)
            #expect(try await first("revision=1")?.contains("\ta\tĐơn vị a\t90.00") == true)
            #expect(try await first("revision=3") == nil)
        }
    }

    @Test("open years of any period beside each other")
    func periods() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let school = "cycle open council=tinh year=2026 starts=2025-09-01 ends=2026-05-31"
            #expect(try await desk.ask(school).word == "ok")
            #expect(
                try await desk.ask("cycle open council=tinh year=2027 starts=2027-05-31 ends=2026-09-01").word
                    == "bad_value")
            let listed = try await desk.ask("cycle list council=tinh sort=starts_on").lines
            #expect(listed.count == 3 && listed[2].contains("2026\tpreparing\t2025-09-01\t2026-05-31"), "\(listed)")
        }
    }
}
