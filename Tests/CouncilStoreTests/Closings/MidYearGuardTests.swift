import CouncilStore
import Councils
import Postgres
import Testing

@Suite("What holds a mid-year closing")
struct MidYearGuardTests {
    private typealias Fixture = MidYearFixture

    @Test("is told in the order in which it is lifted, reports last")
    func order() async throws {
        try await Fixture.with { sample in
            func told(_ expected: String, _ line: Int = #line) async throws {
                let run = try await Fixture.run(sample, ending: .rollback)
                #expect(Fixture.outcome(run) == expected, "line \(line)")
            }
            try await told("cycle_before_mid_year +2")
            try await sample.on("2025-07-06") { transaction in
                _ = try Cycles.advance(
                    year: 2025, clusters: nil, to: .firstHalf, by: .test, document: nil, record: "1/BB", transaction)
            }
            try await told("cycle_before_mid_year +2")
            try await sample.on("2025-07-06") { transaction in
                _ = try Cycles.advance(
                    year: 2025, clusters: nil, to: .midYear, by: .test, document: nil, record: "1/BB", transaction)
            }
            try await told("meeting_not_planned +1")
            _ = try await sample.work { try MeetingFixture.plan(.midYear, $0) }
            try await told("meeting_not_held +1")
            _ = try await sample.work { try MeetingFixture.hold(.midYear, $0) }
            try await told("meeting_attendance_missing a +4")
            _ = try await sample.work { try MeetingFixture.attend(.midYear, ["a", "b", "c"], $0) }
            try await told("meeting_without_minutes +3")
            _ = try await sample.work { try MeetingFixture.minute(.midYear, $0) }
            try await told("meeting_items_missing +2")
            _ = try await sample.work {
                try MeetingFixture.minute(
                    .midYear, number: nil, items: [.results, .shortcomings, .secondHalfTasks], $0)
            }
            try await told("meeting_exemplars_missing +1")
            _ = try await sample.work { try MeetingFixture.minute(.midYear, number: nil, items: [.exemplars], $0) }
            try await told("reports_missing a +0")
            for unit in ["a", "b"] { try await sample.file(unit, on: "2025-07-04") }
            try await told("reports_missing c +0")
            try await sample.file("c", on: "2025-07-04")
            try await told("closed")
        }
    }

    @Test("comes behind a cycle on hold, and is none of a cycle that was led past its review")
    func states() async throws {
        try await Fixture.with { sample in
            try await Fixture.review(sample)
            _ = try await sample.work { transaction in
                try Cycles.hold(
                    year: 2025, clusters: ["cum-1"], reason: "Thanh tra", document: "9/TB", by: .test, transaction)
            }
            let held = try await Fixture.run(sample)
            #expect(Fixture.outcome(held) == "cycle_on_hold +1" && Fixture.outcome(held, "cum-2") == "closed")
            _ = try await sample.work {
                try Cycles.resume(year: 2025, clusters: ["cum-1"], reason: "Xong", document: nil, by: .test, $0)
            }
            let again = try await Fixture.run(sample)
            #expect(Fixture.outcome(again) == "reports_missing a +0" && again.closedNow == 0 && again.closed == 1)
            _ = try await sample.on("2025-08-01") { transaction in
                try Cycles.advance(
                    year: 2025, clusters: ["cum-1"], to: .secondHalf, by: .test, document: nil, record: "1/BB",
                    transaction)
            }
            let led = try await Fixture.run(sample)
            #expect(led.closedNow == 0 && led.closed == 1, "what was led past it on paper has no mid-year closing")
        }
    }
}
