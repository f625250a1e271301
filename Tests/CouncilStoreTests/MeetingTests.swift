import CouncilStore
import Councils
import Postgres
import Testing

private typealias Fixture = MeetingFixture

@Suite("Meetings of a cluster's year")
struct MeetingTests {
    @Test("a mid-year review that is planned online waits for members and council, then counts when it is whole")
    func online() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                #expect(try Fixture.gaps("mid_year", transaction) == ["meeting_not_planned"])
                #expect(try Fixture.plan(.midYear, as: .online, transaction) == "new")
                #expect(try Fixture.consent("a", transaction))
                #expect(try !Fixture.consent("a", transaction), "the same word again")
                #expect(try Fixture.consent("b", says: false, transaction))
                #expect(
                    try Fixture.gaps("mid_year", transaction) == [
                        "meeting_not_held", "meeting_consents_missing 2 b", "meeting_council_consent_missing",
                    ])
            }
            let early = await sample.refused { try Fixture.hold(.midYear, $0) }
            #expect(early?.kind == .wrongState && early?.message.code == "meeting_consents_missing")
            #expect(early?.message.parameters["count"] == "2" && early?.message.parameters["first"] == "b")
            try await sample.work { transaction throws in
                for unit in ["b", "c"] { #expect(try Fixture.consent(unit, transaction)) }
            }
            let second = await sample.refused { try Fixture.hold(.midYear, $0) }
            #expect(second?.message.code == "meeting_council_consent_missing")
            #expect(second?.message.parameters["council"] == "tinh-mau")
            try await sample.work { transaction throws in
                try Fixture.consent(nil, transaction)
                #expect(try Fixture.hold(.midYear, transaction))
                #expect(try !Fixture.hold(.midYear, transaction), "the same day again")
                #expect(
                    try Fixture.gaps("mid_year", transaction) == [
                        "meeting_attendance_missing 3 a", "meeting_without_minutes", "meeting_items_missing",
                        "meeting_exemplars_missing",
                    ])
                #expect(try Fixture.attend(.midYear, ["a", "b"], transaction) == 2)
                #expect(try Fixture.attend(.midYear, ["a", "b"], transaction) == 0)
                #expect(try Fixture.attend(.midYear, ["c"], being: .excused, transaction) == 1)
                #expect(try Fixture.minute(.midYear, items: [.results, .shortcomings], transaction))
                #expect(try !Fixture.minute(.midYear, items: [.results], transaction), "treated already")
                #expect(
                    try Fixture.gaps("mid_year", transaction) == ["meeting_items_missing", "meeting_exemplars_missing"])
                #expect(
                    try Fixture.minute(.midYear, number: nil, items: [.exemplars, .secondHalfTasks], transaction))
                #expect(try Fixture.gaps("mid_year", transaction) == [])
            }
            let late = await sample.refused { try Fixture.consent("c", says: false, $0) }
            #expect(late?.message.code == "meeting_was_held")
        }
    }

    @Test("the share of consents is what the council sets, and exemplars stay required whatever it sets")
    func settings() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
                _ = try Settings.set("online_consent_share", to: "66.66", at: guidance, transaction)
                _ = try Settings.set("mid_year_agenda", to: "movements,exemplars", at: guidance, transaction)
                try Fixture.plan(.midYear, as: .online, transaction)
                try Fixture.consent("a", transaction)
                try Fixture.consent(nil, transaction)
                #expect(
                    try Fixture.gaps("mid_year", transaction) == ["meeting_not_held", "meeting_consents_missing 1 b"])
                try Fixture.consent("c", transaction)
                #expect(try Fixture.hold(.midYear, transaction))
                let items = try Meetings.show(Fixture.key(.midYear), transaction).items.map(\.item)
                #expect(items == ["movements", "exemplars"])
            }
        }
    }

    @Test("before the conference a written consultation settles four things, answered by each member")
    func consultation() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                #expect(try Fixture.plan(.preparatory, as: .written, on: (2026, 2, 10), transaction) == "new")
                #expect(try Fixture.answer("a", transaction) == 4)
                #expect(try Fixture.answer("a", transaction) == 0)
                #expect(
                    try Fixture.answer("b", to: [.headAndDeputies], agrees: false, text: "xem lại", transaction) == 1)
                try Fixture.answer("c", transaction)
            }
            let waiting = await sample.refused { try Fixture.hold(.preparatory, on: (2026, 1, 20), $0) }
            #expect(waiting?.message.code == "consultation_waiting" && waiting?.message.parameters["first"] == "b")
            try await sample.work { transaction throws in
                #expect(try Fixture.answer("b", to: [.covenantResults, .modelsAndExemplars], transaction) == 2)
                #expect(try Fixture.answer("b", to: [.conferenceContent], transaction) == 1)
                #expect(try Fixture.hold(.preparatory, on: (2026, 1, 20), transaction))
                try Fixture.minute(.preparatory, items: [.covenantResults, .headAndDeputies], transaction)
                let gap = try #require(try Fixture.gapMessages("year_end", transaction).first).0
                #expect(gap.code == "preparatory_not_settled")
                #expect(gap.parameters["items"] == "models_and_exemplars, conference_content")
                try Fixture.minute(
                    .preparatory, number: nil, items: [.modelsAndExemplars, .conferenceContent], conclusion: "Nhất trí",
                    transaction)
                #expect(try Fixture.gaps("year_end", transaction) == ["meeting_not_planned"])
                try Fixture.plan(.yearEnd, on: (2026, 1, 25), transaction)
                #expect(try Fixture.gaps("year_end", transaction) == ["conference_not_held"])
                try Fixture.hold(.yearEnd, on: (2026, 1, 25), transaction)
                try Fixture.attend(.yearEnd, ["a", "b", "c"], transaction)
                try Fixture.minute(
                    .yearEnd, items: [.results, .standings, .headAndDeputies, .nextYearTasks], transaction)
                #expect(try Fixture.gaps("year_end", transaction) == ["meeting_exemplars_missing"])
                try Fixture.minute(.yearEnd, number: nil, items: [.exemplars], transaction)
                #expect(try Fixture.gaps("year_end", transaction) == [])
            }
        }
    }

    @Test("a plan moves while the meeting was not held, and stays where it is said again")
    func planning() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                #expect(try Fixture.plan(.preparatory, transaction) == "new")
                #expect(try Fixture.plan(.preparatory, transaction) == "same")
                #expect(try Fixture.plan(.preparatory, as: .written, transaction) == "moved")
                let required = MeetingRule.of(.preparatory).fixedItems
                #expect(
                    try Fixture.plan(.preparatory, as: .written, items: required + [.other], transaction) == "moved")
                #expect(try Fixture.plan(.preparatory, as: .written, transaction) == "same", "its agenda stays")
                #expect(try Meetings.show(Fixture.key(.preparatory), transaction).items.last?.item == "other")
                #expect(try Fixture.plan(.preparatory, as: .written, items: required, transaction) == "moved")
                #expect(try Meetings.show(Fixture.key(.preparatory), transaction).items.count == 4)
                try Fixture.hold(.preparatory, on: (2025, 7, 20), transaction)
                #expect(try Fixture.plan(.preparatory, as: .written, transaction) == "same", "held as it was planned")
                #expect(try Fixture.plan(.preparatory, on: (2025, 8, 1), transaction) == "new", "a second one")
                #expect(try Meetings.show(Fixture.key(.preparatory), transaction).number == 2)
                #expect(
                    try Fixture.gaps("year_end", transaction).first == "meeting_attendance_missing 3 a",
                    "of two the one that lacks least counts")
            }
        }
    }

    @Test("units owe presence on the day, answers by the last day, and their word on a review online")
    func obligations() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: ["a", "b"])
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, as: .online, transaction)
                try Fixture.consent("a", transaction)
                #expect(
                    try Fixture.obligations(transaction) == [
                        "a consent meeting/mid_year/1/online 2025-07-15 2026-01-31",
                        "a meeting_attendance meeting/mid_year/1 2025-07-15 -",
                        "b consent meeting/mid_year/1/online 2025-07-15 -",
                        "b meeting_attendance meeting/mid_year/1 2025-07-15 -",
                    ])
                try Fixture.plan(.midYear, transaction)
                try Fixture.hold(.midYear, on: (2025, 7, 18), transaction)
                try Fixture.attend(.midYear, ["b"], transaction)
                try Fixture.plan(.preparatory, as: .written, on: (2026, 2, 10), transaction)
                try Fixture.answer("b", transaction)
                let owed = try Fixture.obligations(transaction)
                #expect(
                    owed == [
                        "a meeting_attendance meeting/mid_year/1 2025-07-18 -",
                        "a meeting_attendance meeting/preparatory/1 2026-02-10 -",
                        "b meeting_attendance meeting/mid_year/1 2025-07-18 2025-07-18",
                        "b meeting_attendance meeting/preparatory/1 2026-02-10 2026-01-31",
                    ])
            }
        }
    }

    @Test("a unit that was no more on the meeting's day is asked for nothing")
    func merged() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, as: .online, transaction)
                try Fixture.plan(.covenant, on: (2025, 2, 1), transaction)
                try transaction.execute("update unit set valid_to = '2025-07-01' where code = 'c'")
                #expect(try Meetings.show(Fixture.key(.midYear), transaction).state.members == 2)
                #expect(try Meetings.show(Fixture.key(.covenant), transaction).state.members == 3)
            }
        }
    }
}
