import Councils
import Testing

@Suite("Who leads, speaks and agrees")
struct OfficeRulesTests {
    @Test(
        "a slate names members, each once, and a deputy where there are two units",
        arguments: [
            ("a", ["b"], ["a", "b", "c"], nil), ("a", ["b", "c"], ["a", "b", "c"], nil), ("a", [], ["a"], nil),
            ("a", [], ["a", "b"], "deputy_needed"), ("a", ["a"], ["a", "b"], "officer_twice"),
            ("a", ["b", "b"], ["a", "b"], "officer_twice"), ("x", ["b"], ["a", "b"], "officer_not_member"),
            ("a", ["x"], ["a", "b"], "officer_not_member"), ("a", [], [], "officer_not_member"),
        ] as [(String, [String], [String], String?)])
    func slate(head: String, deputies: [String], units: [String], expected: String?) {
        #expect(OfficerSlate(head: head, deputies: deputies).objection(units: Set(units))?.code == expected)
    }

    @Test("a member speaks for its own unit, the agency for any on paper, nobody else at all")
    func speaking() {
        for role in Role.allCases {
            for (own, document) in [("a", nil), ("b", nil), (nil, nil), ("b", "1"), (nil, "1")] as [(String?, String?)]
            {
                let isAgency = [.secretary, .chair, .admin].contains(role)
                let expected: String? =
                    if isAgency {
                        own == "a" || document != nil ? nil : "paper_needed"
                    } else if [.member, .head]
                        .contains(role) && own == "a"
                    { nil } else { "unit_not_yours" }
                let found = SpeakingRule.denial(
                    of: Actor("x", role: role, unit: own), forUnit: "a", document: document)
                #expect(found?.message.code == expected, "\(role) of \(own ?? "-") with \(document ?? "-")")
            }
        }
    }

    @Test("head and deputy pass on the word of their cluster on paper, and of no other")
    func leading() {
        let head = Actor("x", role: .head, unit: "b")
        for unit in ["a", nil] {
            let led = { SpeakingRule.denial(of: head, forUnit: unit, leadsCluster: true, document: $0)?.message.code }
            #expect(led(nil) == "paper_needed" && led("1") == nil)
            let other = SpeakingRule.denial(of: head, forUnit: unit, leadsCluster: false, document: "1")
            #expect(other?.message.code == (unit == nil ? "members_not_yours" : "unit_not_yours"))
        }
    }

    @Test(
        "a regulation is drafted by who leads the cluster, or by agency and chair",
        arguments: [
            (.member, "a", true), (.head, "b", true), (.member, "c", false), (.head, nil, false),
            (.secretary, nil, true),
            (.chair, "c", true), (.admin, nil, true), (.viewer, "a", false), (.auditor, nil, false),
            (.operator, nil, false),
        ] as [(Role, String?, Bool)])
    func drafting(role: Role, unit: String?, may: Bool) {
        let actor = Actor("x", role: role, unit: unit)
        let refusal = SpeakingRule.denial(of: actor, draftingFor: "cum-1", officers: ["a", "b"])
        #expect(refusal?.message.code == (may ? nil : "cluster_not_yours"))
        let unled = SpeakingRule.denial(of: actor, draftingFor: "cum-1", officers: [])?.message.code
        #expect(unled == ([.secretary, .chair, .admin].contains(role) ? nil : "drafting_without_officers"))
    }

    @Test("nobody decides about a finding of its own unit")
    func ownFinding() {
        for role in Role.allCases {
            let own = SpeakingRule.denial(of: Actor("x", role: role, unit: "a"), findingAbout: "a")
            #expect(own?.message.code == "finding_about_own_unit")
            #expect(SpeakingRule.denial(of: Actor("x", role: role, unit: "b"), findingAbout: "a") == nil)
            #expect(SpeakingRule.denial(of: Actor("x", role: role), findingAbout: "a") == nil)
        }
    }

    @Test(
        "a share is met exactly, without rounding",
        arguments: [
            (3, 3, 10_000, true), (2, 3, 10_000, false), (2, 3, 6_666, true), (2, 3, 6_667, false), (0, 0, 0, false),
            (0, 5, 0, true), (1, 2, 5_000, true), (7, 15, 5_000, false), (8, 15, 5_000, true),
        ] as [(Int, Int, Int64, Bool)])
    func share(agreed: Int, members: Int, hundredths: Int64, expected: Bool) throws {
        let share = try #require(Points(hundredths: hundredths))
        #expect(AgreementRule.isMet(agreed: agreed, of: members, share: share) == expected)
    }

    @Test(
        "a finding deducts points, and only one that deducts has any",
        arguments: [
            (.deduct, 500, 10_000, nil), (.deduct, nil, 10_000, "finding_needs_points"),
            (.deduct, 0, nil, "finding_needs_points"), (.deduct, 10_000, 10_000, nil),
            (.deduct, 10_001, 10_000, "finding_over_base"), (.deduct, 10_001, nil, nil), (.hold, nil, nil, nil),
            (.hold, 1, nil, "finding_without_points"), (.none, 1, 10_000, "finding_without_points"),
            (.disqualify, nil, 10_000, nil), (.disqualify, 0, 10_000, "finding_without_points"),
        ] as [(FindingEffect, Int64?, Int64?, String?)])
    func finding(effect: FindingEffect, points: Int64?, base: Int64?, expected: String?) {
        let found = effect.objection(
            points: points.flatMap(Points.init(hundredths:)), base: base.flatMap(Points.init(hundredths:)))
        #expect(found?.code == expected)
    }

    @Test("every effect says what it means, and a lifted one that it means nothing any more")
    func meanings() {
        let codes = FindingEffect.allCases.map { $0.meaning(points: nil, isLifted: false).code }
        #expect(Set(codes).count == FindingEffect.allCases.count)
        #expect(FindingEffect.allCases.allSatisfy { $0.meaning(points: nil, isLifted: true) == "finding_is_lifted" })
        let deduct = FindingEffect.deduct.meaning(points: "2.50", isLifted: false)
        #expect(deduct.text() == "2.50 points are deducted")
    }
}
