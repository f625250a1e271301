import Councils
import TestSupport
import Testing

@Suite("The rules of meetings")
struct MeetingRuleTests {
    /// Which modes each kind may have, as the page says.
    private static let modes: [MeetingKind: Set<MeetingMode>] = [
        .regulation: [.inPerson, .online], .covenant: [.inPerson, .online], .midYear: [.inPerson, .online],
        .preparatory: [.inPerson, .online, .written], .yearEnd: [.inPerson], .council: [.inPerson, .online],
    ]

    @Test("allow each kind its modes and no other", arguments: MeetingKind.allCases)
    func modes(kind: MeetingKind) {
        #expect(MeetingRule.table.count { $0.kind == kind } == 1)
        for mode in MeetingMode.allCases {
            let objection = MeetingRule.of(kind).objection(mode: mode, items: [], required: [])
            #expect((objection == nil) == (Self.modes[kind]?.contains(mode) ?? false), "\(mode)")
            #expect(objection == nil || objection?.code == "meeting_mode_refused")
        }
    }

    @Test("require exemplars at both reviews whatever is set, and four things before the conference")
    func items() {
        for kind in [MeetingKind.midYear, .yearEnd] {
            #expect(MeetingRule.of(kind).required(agenda: [.results]) == [.results, .exemplars])
            #expect(MeetingRule.of(kind).required(agenda: [.exemplars, .results]) == [.exemplars, .results])
        }
        let four = MeetingRule.of(.preparatory).required(agenda: [])
        #expect(four == [.covenantResults, .modelsAndExemplars, .headAndDeputies, .conferenceContent])
        let lacking = MeetingRule.of(.preparatory).objection(
            mode: .written, items: [.headAndDeputies, .covenantResults], required: four)
        #expect(lacking?.code == "meeting_agenda_lacks")
        #expect(lacking?.parameters["items"] == "models_and_exemplars, conference_content")
    }

    /// A review of ten members that is to be held.
    private static func review(
        _ mode: MeetingMode, agreed: Int, share: String, council: Bool, kind: MeetingKind = .midYear
    ) throws -> MeetingCase {
        var review = MeetingCase(kind: kind, mode: mode, plannedOn: "2025-07-15")
        (review.members, review.agreed, review.share) = (10, agreed, try Points(parsing: share))
        (review.councilConsents, review.firstSilent) = (council, agreed < 10 ? "b" : nil)
        return review
    }

    /// Mode, how many of ten consent, the share, the council's consent, and by which rule the holding is refused.
    private static let table: [(MeetingMode, Int, String, Bool, String?)] = [
        (.inPerson, 0, "100", false, nil), (.inPerson, 10, "100", true, nil),
        (.online, 10, "100", true, nil), (.online, 9, "100", true, "meeting_consents_missing"),
        (.online, 0, "100", true, "meeting_consents_missing"),
        (.online, 10, "100", false, "meeting_council_consent_missing"),
        (.online, 9, "100", false, "meeting_consents_missing"), (.online, 7, "66.67", true, nil),
        (.online, 6, "66.67", true, "meeting_consents_missing"), (.online, 5, "50", true, nil),
        (.online, 5, "50.01", true, "meeting_consents_missing"), (.online, 0, "0", true, nil),
        (.online, 0, "0", false, "meeting_council_consent_missing"),
        (.written, 10, "100", true, "meeting_mode_refused"),
    ]

    @Test("let a review be held by mode, consents and share as the table says")
    func consents() throws {
        for (mode, agreed, share, council, expected) in Self.table {
            let review = try Self.review(mode, agreed: agreed, share: share, council: council)
            let refusal = review.objection(toHolding: "2025-07-15", today: "2025-07-16")
            #expect(refusal?.code == expected, "\(mode) \(agreed) \(share) \(council)")
        }
        let short = try Self.review(.online, agreed: 4, share: "66.67", council: false)
        let said = try #require(short.objection(toHolding: "2025-07-15", today: "2025-07-16"))
        #expect(said.parameters["count"] == "3" && said.parameters["first"] == "b")
        #expect(said.text(in: .vietnamese).contains("còn thiếu ý kiến đồng ý của 3 đơn vị, trước hết là b"))
    }

    @Test("ask for no consent where another meeting is online, and never let the conference be")
    func otherKinds() throws {
        for kind in MeetingKind.allCases where kind != .midYear {
            let meeting = try Self.review(.online, agreed: 0, share: "100", council: false, kind: kind)
            let refusal = meeting.objection(toHolding: "2025-07-15", today: "2025-07-16")
            #expect(refusal?.code == (kind == .yearEnd ? "meeting_mode_refused" : nil), "\(kind)")
        }
        #expect(
            MeetingCase(kind: .yearEnd).objection(toHolding: "2025-07-17", today: "2025-07-16")?.code
                == "meeting_in_future")
    }

    @Test("end a written consultation when all have answered or its day is past")
    func consultation() {
        var asked = MeetingCase(kind: .preparatory, mode: .written, plannedOn: "2025-12-20")
        (asked.members, asked.unrecorded, asked.firstUnrecorded) = (3, 1, "c")
        #expect(asked.objection(toHolding: "2025-12-20", today: "2025-12-20")?.code == "consultation_waiting")
        #expect(asked.objection(toHolding: "2025-12-20", today: "2025-12-21") == nil)
        asked.unrecorded = 0
        #expect(asked.objection(toHolding: "2025-12-01", today: "2025-12-01") == nil)
    }

    @Test("say everything that a meeting lacks before it counts, and nothing of one that is whole")
    func gaps() {
        var review = MeetingCase(kind: .midYear)
        #expect(review.gaps.map(\.code) == ["meeting_not_held"])
        (review.isHeld, review.members, review.unrecorded) = (true, 3, 2)
        review.missingItems = [.results, .exemplars]
        #expect(
            review.gaps.map(\.code) == [
                "meeting_attendance_missing", "meeting_without_minutes", "meeting_items_missing",
                "meeting_exemplars_missing",
            ])
        #expect(review.gaps[2].parameters["items"] == "results")
        (review.unrecorded, review.hasMinutes, review.missingItems) = (0, true, [])
        #expect(review.gaps.map(\.code) == ["meeting_nobody_present"])
        review.present = 1
        #expect(review.gaps.isEmpty)
        var before = MeetingCase(kind: .preparatory)
        (before.isHeld, before.present, before.hasMinutes) = (true, 1, true)
        before.missingItems = [.headAndDeputies, .conferenceContent]
        #expect(before.gaps.map(\.code) == ["preparatory_not_settled"])
        #expect(before.gaps[0].parameters["items"] == "head_and_deputies, conference_content")
    }

    @Test("count missing consents as one counts on fingers", arguments: [11, 12, 13] as [UInt64])
    func share(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let members = Int.random(in: 1...20, using: &random)
            let agreed = Int.random(in: 0...members, using: &random)
            let share = try #require(Points(hundredths: Int64.random(in: 0...10_000, using: &random)))
            // One more member consents, and one more, until they are enough in hundredths of a percent.
            var more = 0
            while Int64(agreed + more) * 10_000 < share.hundredths * Int64(members) { more += 1 }
            let missing = ConsentRule.missing(agreed: agreed, of: members, share: share)
            #expect(missing == more, "seed \(seed): \(agreed) of \(members) at \(share)")
            #expect((missing == 0) == AgreementRule.isMet(agreed: agreed, of: members, share: share))
        }
    }

    @Test("leave the council's own meetings to its agency", arguments: Role.allCases)
    func council(role: Role) {
        let isAgency = [.secretary, .chair, .admin].contains(role)
        #expect((MeetingRule.of(.council).denial(of: Actor("x", role: role)) == nil) == isAgency)
        #expect(MeetingRule.of(.midYear).denial(of: Actor("x", role: role)) == nil)
    }
}
