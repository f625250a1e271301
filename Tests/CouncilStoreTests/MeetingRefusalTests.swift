import CouncilStore
import Councils
import Postgres
import Testing

private typealias Fixture = MeetingFixture

@Suite("A meeting")
struct MeetingRefusalTests {
    @Test("is refused by its rule")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, transaction)
                try Fixture.plan(.preparatory, as: .written, on: (2026, 3, 1), transaction)
                try Fixture.plan(.covenant, on: (2026, 3, 1), transaction)
            }
            let tried: [(String, @Sendable (borrowing Transaction) throws -> Void)] = [
                ("meeting_mode_refused", { try Fixture.plan(.yearEnd, as: .online, $0) }),
                ("meeting_agenda_lacks", { try Fixture.plan(.midYear, items: [.results], $0) }),
                ("meeting_day_far", { try Fixture.plan(.midYear, on: (2052, 7, 15), $0) }),
                ("meeting_missing", { try Fixture.hold(.yearEnd, $0) }),
                ("meeting_in_future", { try Fixture.hold(.midYear, on: (2026, 2, 1), $0) }),
                ("meeting_day_far", { try Fixture.hold(.midYear, on: (2015, 7, 15), $0) }),
                ("meeting_in_future", { try Fixture.attend(.covenant, ["a"], $0) }),
                ("meeting_needs_no_consent", { try Fixture.consent("a", $0) }),
                ("meeting_unit_not_member", { try Fixture.attend(.midYear, ["d"], $0) }),
                ("meeting_unit_not_member", { try Fixture.answer("d", $0) }),
                (
                    "attendance_by_answers",
                    {
                        try Fixture.plan(.preparatory, as: .written, $0)
                        try Fixture.attend(.preparatory, ["a"], $0)
                    }
                ),
                ("answer_needs_reason", { try Fixture.answer("a", agrees: false, $0) }),
                ("meeting_item_not_on_agenda", { try Fixture.answer("a", to: [.awards], $0) }),
                ("meeting_not_held", { try Fixture.minute(.midYear, $0) }),
                (
                    "minutes_before_meeting",
                    {
                        try Fixture.hold(.midYear, $0)
                        let early = Meetings.Minutes(number: "1", day: try SampleCouncil.day(2025, 7, 1), items: [])
                        _ = try Meetings.minute(early, Fixture.key(.midYear), by: .test, document: "1", $0)
                    }
                ),
                (
                    "consultation_needed",
                    {
                        try Fixture.plan(.preparatory, $0)
                        try Fixture.answer("a", $0)
                    }
                ),
            ]
            for (expected, body) in tried {
                let code = await sample.refusal { try await sample.work { try body($0) } }
                #expect(code == expected)
            }
        }
    }

    @Test("of a closed year stays as it was")
    func closed() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, transaction)
                _ = try Closings.close(2025, transaction)
            }
            for body: @Sendable (borrowing Transaction) throws -> Void in [
                { try Fixture.plan(.midYear, on: (2025, 7, 16), $0) }, { try Fixture.hold(.midYear, $0) },
                { try Fixture.attend(.midYear, ["a"], $0) },
            ] {
                let error = await sample.refused { try body($0) }
                #expect(error?.kind == .frozen)
            }
        }
    }

    @Test("that cannot be is refused by the database, whoever writes it")
    func constraints() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            for (kind, mode, rule) in [
                ("year_end", "online", "meeting that ends the year is in person"),
                ("mid_year", "written", "meeting in writing is preparatory"),
            ] {
                let error = await sample.refused { transaction in
                    try transaction.execute(
                        """
                        insert into meeting (council_id, cycle_id, kind, no, mode, planned_on, author, at)
                        select council_id, cycle_id, \(kind), 1, \(mode), starts_on, 't', current_instant() from cycle
                        """)
                }
                #expect(error?.message.parameters["rule"] == rule)
            }
        }
    }

    @Test("of two who plan it at the same moment one plans it and the other finds it so")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            async let first = sample.work { try Fixture.plan(.midYear, as: .online, $0) }
            async let second = sample.work { try Fixture.plan(.midYear, as: .online, $0) }
            let both = try await [first, second].sorted()
            #expect(both == ["new", "same"])
        }
    }

    @Test("online it is never held while a member takes its consent back: one of the two is refused")
    func takenBack() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, as: .online, transaction)
                for unit in ["a", "b", "c", nil] { try Fixture.consent(unit, transaction) }
            }
            async let held = sample.refused { try Fixture.hold(.midYear, $0) }
            async let taken = sample.refused { try Fixture.consent("b", says: false, $0) }
            let codes = await [held?.message.code, taken?.message.code].compactMap { $0 }
            #expect(codes == ["meeting_consents_missing"] || codes == ["meeting_was_held"])
        }
    }
}

extension SampleCouncil {
    /// What work was refused with.
    func refused(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async -> CouncilError? {
        do {
            try await work { try body($0) }
            return nil
        } catch { return error as? CouncilError }
    }
}
