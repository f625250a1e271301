import Testing

@testable import thiduad

/// What a unit that ends leaves undone.
@Suite("What was open when a unit ended")
struct OpenWorkTests {
    private static let year = "council=tinh year=2025 cluster=cum-1"

    private static func inspections(_ desk: CommandDesk) async throws -> [String] {
        let listed = try await desk.ask("obligation list council=tinh year=2025 kind=inspection")
        return listed.lines.dropFirst().map { line in
            let values = line.dropFirst(4).split(separator: "\t", omittingEmptySubsequences: false)
            return "\(values[1]): \(values[4]) \(values[8])"
        }.sorted()
    }

    @Test("goes on with the successor where it still can be done, and ends where it cannot")
    func inspections() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let file =
                "inspector,inspected,kind,due\na,b,cross,2025-05-31\na,b,cross,2025-09-30\nb,c,cross,2025-09-30\n"
                + "c,a,cross,2025-09-30\n,b,own,2025-09-30\n,c,own,2025-09-30\n"
            #expect(
                try await desk.ask("inspection import \(Self.year) document=1/KH", payload: file).word == "ok")
            let held = "inspection record council=tinh inspection=1 held_on=2025-05-30 minutes=2/BB"
            #expect(try await desk.ask(held).word == "ok")
            let merge = "unit merge council=tinh units=b,c into=g name=G on=2025-07-01 document=1/NQ"
            let planned = try await desk.ask(merge + " --dry-run")
            #expect(planned.lines.count { $0.contains("inspection_goes_on") } == 3, "\(planned.lines)")
            #expect(planned.lines.count { $0.contains("inspection_ends") } == 2)
            #expect(try await desk.ask(merge).word == "ok")
            // Held before stays as it was; the two own ones become one; the two that merged inspect each other no more.
            #expect(
                try await Self.inspections(desk) == [
                    "a: cross → b done", "a: cross → g late", "g: cross → a late", "g: own late",
                ])
            #expect(try await desk.ask(merge).word == "no_change")
        }
    }

    @Test("keeps a unit that ended from taking part in anything new")
    func movements() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let columns =
                "code,unit,theme,name,grassroots,objective,content,criteria,difficulty,form,scope,mode,"
                + "starts_on,ends_on"
            let file = columns + "\nm1,,x,x,no,x,x,x,x,x,own,campaign,2025-01-01,2025-12-31\n"
            #expect(try await desk.ask("movement import \(Self.year) document=1/KH", payload: file).word == "ok")
            #expect(try await desk.ask("movement launch \(Self.year) movement=m1 document=1/KH").word == "ok")
            let merge = "unit merge council=tinh units=b into=c on=2025-07-01 document=1/NQ"
            #expect(try await desk.ask(merge).word == "ok")
            let late = try await desk.ask("movement register \(Self.year) movement=m1 unit=b document=2/BB")
            #expect(late.rule == "unit_not_in_cycle", "\(late)")
            let activity = "code,kind,title,held_on,place,participants\nh1,seminar,Hội thảo,2025-03-01,x,a b c\n"
            let before = try await desk.ask("activity import \(Self.year) document=3/BB", payload: activity)
            #expect(before.word == "ok", "what a unit did before it ended is told: \(before)")
        }
    }

    @Test("is shown for a cycle on hold as what its closing waits for")
    func onHold() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            _ = try await desk.ask("cycle hold \(Self.year) reason=x document=1/TB")
            let shown = try await desk.ask("cycle show \(Self.year)").lines
            #expect(shown.contains { $0.hasPrefix("212-waits_for\tcycle_on_hold") }, "\(shown)")
            #expect(shown.contains("212-next\tpreparing"))
        }
    }
}
