import Councils
import Testing

@testable import thiduad

@Suite("Commands of movements")
struct MovementCommandsTests {
    private static let place = "council=tinh-mau year=2025 cluster=cum-1"
    private static let member = Rights(role: .member, council: "tinh-mau", unit: "a")

    private static func prepare(_ desk: CommandDesk) async throws {
        _ = try await desk.ask("council add council=tinh-mau name=\"Tỉnh mẫu\" level=province")
        _ = try await desk.ask(
            "cluster import council=tinh-mau from=2025-01-01 <{1}",
            payload: "cluster,cluster_name,kind,unit,unit_name\ncum-1,Cụm 1,cum,a,A\ncum-1,Cụm 1,cum,b,B\n")
        let opened = try await desk.ask("cycle open council=tinh-mau year=2025")
        #expect(opened.word == "ok")
    }

    @Test("lead a member's movement from file to review, each act once, planned without change")
    func movement() async throws {
        try await CommandDesk.with { desk in
            try await Self.prepare(desk)
            let file = "code,unit,theme,starts_on\nm1,a,Chuyển đổi số,2025-01-15\n"
            #expect(
                try await desk.ask("movement import \(Self.place) --dry-run <{1}", as: Self.member, payload: file).word
                    == "planned")
            #expect(
                try await desk.ask("movement import \(Self.place) <{1}", as: Self.member, payload: file).word == "ok")
            #expect(
                try await desk.ask("movement import \(Self.place) <{1}", as: Self.member, payload: file).word
                    == "no_change")
            let early = try await desk.ask(
                "movement launch \(Self.place) movement=m1", as: Self.member, language: "vi")
            #expect(early.rule == "movement_incomplete")
            #expect(early.text.contains("tên gọi (name), mục tiêu (objective)") && !early.text.contains("(theme)"))
            let rest = """
                code,unit,name,theme,objective,content,criteria,difficulty,form,scope,mode,starts_on,ends_on,grassroots
                m1,a,Ngày thứ sáu số,Chuyển đổi số,o,c,k,d,f,own,thematic,2025-01-15,2025-11-15,yes\n
                """
            #expect(
                try await desk.ask("movement import \(Self.place) <{1}", as: Self.member, payload: rest).word == "ok")
            #expect(try await desk.ask("movement launch \(Self.place) movement=m1", as: Self.member).word == "ok")
            #expect(
                try await desk.ask("movement launch \(Self.place) movement=m1", as: Self.member).word == "no_change")
            #expect(try await desk.ask("movement register \(Self.place) movement=m1", as: Self.member).word == "ok")
            let note = "movement note \(Self.place) movement=m1 kind=interim text=\"Đạt một nửa\""
            #expect(try await desk.ask(note, as: Self.member).word == "ok")
            let review = "movement review \(Self.place) movement=m1 result=\"Hoàn thành\""
            #expect(try await desk.ask(review, as: Self.member).word == "ok")
            #expect(try await desk.ask(note + "x", as: Self.member).rule != nil)
            let shown = try await desk.ask("movement show \(Self.place) movement=m1", as: Rights(role: .viewer))
            #expect(
                shown.lines.contains { $0.contains("Hoàn thành") }
                    && shown.lines.contains { $0.contains("Đạt một nửa") })
            let list = try await desk.ask("movement list council=tinh-mau year=2025 find=\"THỨ SÁU\"")
            #expect(list.lines.contains { $0.contains("m1") })
        }
    }

    @Test("keep viewers and other units out, in either language")
    func roles() async throws {
        try await CommandDesk.with { desk in
            try await Self.prepare(desk)
            let file = "code,unit,title,field,achieved_on\nt1,b,Giải,Y tế,2025-02-01\n"
            let other = try await desk.ask(
                "achievement import \(Self.place) <{1}", as: Self.member, payload: file, language: "vi")
            #expect(other.word == "not_permitted" && other.rule == "unit_not_yours")
            #expect(other.text.contains("đơn vị"))
            let unsaid = try await desk.ask(
                "achievement import \(Self.place) <{1}", as: Rights(role: .secretary), payload: file)
            #expect(unsaid.rule == "paper_needed")
            let said = try await desk.ask(
                "achievement import \(Self.place) document=\"3/BC\" <{1}", as: Rights(role: .secretary), payload: file)
            #expect(said.word == "ok")
        }
    }

    @Test("record exemplars, their publicity and replication, and activities")
    func exemplars() async throws {
        try await CommandDesk.with { desk in
            try await Self.prepare(desk)
            let achieved = "code,unit,title,field,achieved_on\nt1,a,Giải,Y tế,2025-02-01\n"
            _ = try await desk.ask("achievement import \(Self.place) <{1}", as: Self.member, payload: achieved)
            let head = "code,unit,name,kind,achievements\n"
            let groundless = try await desk.ask(
                "exemplar import \(Self.place) <{1}", as: Self.member, payload: head + "e1,a,Tổ 7,collective,\n")
            #expect(groundless.rule == "payload_rejected")
            let honoured = try await desk.ask(
                "exemplar import \(Self.place) <{1}", as: Self.member, payload: head + "e1,a,Tổ 7,collective,t1\n")
            #expect(honoured.word == "ok")
            let told =
                "exemplar publicise \(Self.place) exemplar=e1 phase=after channel=Báo audience=Dân place=Huế on=2025-12-20"
            #expect(try await desk.ask(told, as: Self.member).word == "ok")
            #expect(try await desk.ask(told, as: Self.member).word == "no_change")
            let follower = Rights(role: .member, council: "tinh-mau", unit: "b")
            let followed = "exemplar replicate \(Self.place) exemplar=e1 on=2025-12-25 result=Tốt"
            #expect(try await desk.ask(followed, as: follower).word == "ok")
            #expect(try await desk.ask(followed, as: Self.member).rule == "exemplar_replicates_itself")
            #expect(try await desk.ask("exemplar show \(Self.place) exemplar=e1").lines.count >= 8)
            #expect(try await desk.ask("exemplar list council=tinh-mau year=2025 sort=-name").lines.count == 2)
            let held = "code,kind,title,held_on,place,unit,participants\nh1,seminar,Hội thảo,2025-05-01,Huế,a,a;b\n"
            #expect(
                try await desk.ask("activity import \(Self.place) <{1}", as: Self.member, payload: held).word == "ok")
            #expect(try await desk.ask("activity participation council=tinh-mau year=2025").lines.count == 3)
            #expect(try await desk.ask("activity list council=tinh-mau year=2025").lines.count == 2)
        }
    }
}
