import Councils
import Testing

@testable import thiduad

/// What the commands of closings are given in tests.
enum ClosingDesk {
    static let year = "council=tinh year=2025"
    static let cluster = year + " cluster=cum-1"
}

extension CommandDesk {
    /// One cluster of a (head), b (deputy) and c whose cards of 2025 are decided by these lines of `unit,criterion,points`.
    func prepareDecided(_ lines: String = "a,A1,90\nb,A1,80\nc,A1,70\n", onPaper: Bool = true) async throws {
        try await prepareCluster()
        let criteria =
            "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,1,0,no\n"
            + "T,0,T1,Điểm thưởng,5,bonus,1,0,no\nT,0,P1,Điểm trừ,5,deduction,1,0,no\n"
        for (line, payload) in [
            ("criteria import \(ClosingDesk.year) set=bang", criteria),
            ("criteria agree \(ClosingDesk.year) document=12/BB", nil),
            ("card import \(ClosingDesk.year) record=1/QĐ figure=decided", "unit,criterion,points\n" + lines),
        ] as [(String, String?)] {
            #expect(try await ask(line, payload: payload).word == "ok", "\(line)")
        }
        if onPaper { #expect(try await ask("cycle record \(ClosingDesk.year) document=1/BB").word == "ok") }
    }

    /// Runs the closing dry, as somebody, and returns the plan that it answers.
    func plan(as rights: Rights = .of(.secretary)) async throws -> String {
        let answer = try await ask("closing run \(ClosingDesk.year) --dry-run", as: rights)
        return try #require(answer.text.firstMatch(of: #/plan=([0-9a-f]{8})$/#).map { String($0.1) }, "\(answer)")
    }
}
