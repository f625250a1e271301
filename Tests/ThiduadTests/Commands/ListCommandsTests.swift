import Councils
import Testing

@testable import thiduad

@Suite("The commands that list something")
struct ListCommandsTests {
    /// Two clusters with units whose names tell Vietnamese order from that of octets.
    private func prepare(_ desk: CommandDesk) async throws {
        let roster = """
            cluster,cluster_name,kind,unit,unit_name
            cum-1,Cụm 1,cum,u-1,Quận 10
            cum-1,Cụm 1,cum,u-2,Quận 2
            cum-2,Cụm 2,khoi,u-3,Đà Lạt
            cum-2,Cụm 2,khoi,u-4,Dĩ An

            """
        for (line, payload) in [
            ("council add council=tinh name=Tỉnh level=province", nil),
            ("council add council=bo name=Bộ level=ministry", nil),
            ("cluster import council=tinh from=2025-01-01", roster),
            ("cycle open council=tinh year=2025", nil),
        ] as [(String, String?)] {
            let answer = try await desk.ask(line, payload: payload)
            #expect(answer.word == "ok", "\(line): \(answer.text)")
        }
    }

    @Test("find, sort and page what they list, and tell where the next page begins")
    func pages() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let list = "unit list council=tinh"
            for (arguments, rows) in [
                ("", 4), (" find=\"ĐÀ\"", 1), (" find=QUẬN", 2), (" find=xyz", 0), (" limit=3", 3), (" after=3", 1),
                (" after=9", 0),
            ] {
                let answer = try await desk.ask(list + arguments)
                #expect(answer.word == "ok" && answer.lines.count == rows + 1, "\(arguments): \(answer.lines)")
            }
            let page = try await desk.ask(list + " sort=name limit=3")
            #expect(page.text == "there are more rows: after=3")
            let order = try await desk.ask(list + " sort=-name").lines.dropFirst().map { line in
                ["Quận 10", "Quận 2", "Đà Lạt", "Dĩ An"].first(where: line.contains) ?? line
            }
            #expect(order == ["Quận 10", "Quận 2", "Đà Lạt", "Dĩ An"])
            #expect(try await desk.ask(list + " sort=colour").word == "bad_value")
        }
    }

    @Test("list councils in scope only, settings in one's language, and jobs of the council alone")
    func others() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let own = try await desk.ask("council list", as: Rights(role: .viewer, council: "bo"))
            #expect(own.lines.count == 2 && own.lines[1].contains("Bộ"))
            #expect(try await desk.ask("council list sort=-name find=TỈNH").lines.count == 2)
            let settings = try await desk.ask(
                "setting list council=tinh year=2025 find=\"phân công\" sort=name", language: "vi")
            #expect(settings.lines.count == 2 && settings.lines[1].contains("head_assigned_by"), "\(settings.lines)")
            let english = try await desk.ask("setting list council=tinh year=2025 find=\"phân công\"")
            #expect(english.lines.count == 1)
            _ = try await desk.ask("closing schedule council=tinh year=2025 at=2026-01-31T17:00")
            #expect(try await desk.ask("job list council=tinh").lines.count == 2)
            #expect(try await desk.ask("job list council=bo").lines.count == 1)
            let standings = try await desk.ask("standing list council=tinh year=2025")
            #expect(standings.text.hasPrefix("nothing of 2025 is closed here"))
        }
    }
}
