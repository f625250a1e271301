import Councils
import Testing

@Suite("Who may do what to a card")
struct CardRulesTests {
    private static let place = CardPlace(
        unit: "b", head: "a", deputies: ["c"], members: ["a", "b", "c", "d"], isDelegated: false)

    private static func place(of unit: String, isDelegated: Bool = false) -> CardPlace {
        var place = place
        place.unit = unit
        place.isDelegated = isDelegated
        return place
    }

    @Test(
        "follows from the role, whose card it is and who leads",
        arguments: [
            (Actor("x", role: .member, unit: "b"), "b", Capacity.own),
            (Actor("x", role: .head, unit: "a"), "b", .reviewer),
            (Actor("x", role: .head, unit: "a"), "a", .own), (Actor("x", role: .head, unit: "c"), "a", .reviewer),
            (Actor("x", role: .head, unit: "c"), "b", .fellow), (Actor("x", role: .member, unit: "a"), "b", .fellow),
            (Actor("x", role: .member, unit: "c"), "a", .fellow),
            (Actor("x", role: .member, unit: "z"), "b", .outsider),
            (Actor("x", role: .head, unit: "z"), "b", .outsider), (Actor("x", role: .secretary), "b", .agency),
            (Actor("x", role: .secretary, unit: "b"), "b", .own), (Actor("x", role: .chair, unit: "b"), "b", .own),
            (Actor("x", role: .chair, unit: "d"), "b", .chair), (Actor("x", role: .admin), "b", .admin),
            (Actor("x", role: .viewer, unit: "b"), "b", .onlooker), (Actor("x", role: .auditor), "b", .onlooker),
            (Actor("x", role: .operator), "b", .outsider),
        ])
    func capacity(actor: Actor, unit: String, expected: Capacity) {
        #expect(Self.place(of: unit).capacity(of: actor) == expected)
    }

    @Test("lets the agency decide once the council has delegated it")
    func delegation() {
        let secretary = Actor("x", role: .secretary)
        #expect(Self.place(of: "b", isDelegated: true).capacity(of: secretary) == .delegate)
    }

    @Test("fills every place of the table, with known letters only")
    func table() {
        let rows = CardRules.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows[0].dropFirst().compactMap { CardState(rawValue: $0) } == CardState.allCases)
        #expect(rows.dropFirst().compactMap { Capacity(rawValue: $0[0]) } == Capacity.allCases)
        #expect(rows.allSatisfy { $0.count == CardState.allCases.count + 1 })
        let cells: String = rows.dropFirst().flatMap { $0.dropFirst() }.joined().lowercased()
        #expect(Set(cells).subtracting(["-"]) == Set("setcxkhngadfro"))
        for act in CardAct.allCases { #expect(!CardRules.capacities(for: act).isEmpty, "nobody does \(act.name)") }
    }

    @Test("lets nobody judge the card of its own unit", arguments: CardState.allCases)
    func own(state: CardState) {
        let judging: [CardAct] = [
            .write(.head), .write(.agreed), .write(.decided), .take, .handOn, .agree, .decide, .giveBack, .reopen,
            .writeForScorer,
        ]
        for act in judging { #expect(CardRules.verdict(act, by: .own, on: state) == .refused, "\(act.name)") }
        for figure in Figure.allCases { #expect(!CardRules.mayRecord(figure, by: .own)) }
    }

    @Test("lets only those decide who may: the chair, the administrator, the delegate")
    func deciding() {
        #expect(CardRules.capacities(for: .decide) == [.delegate, .chair, .admin])
        #expect(CardRules.capacities(for: .reopen) == [.chair, .admin])
        #expect(CardRules.capacities(for: .write(.decided)) == [.delegate, .chair, .admin])
    }

    @Test("asks for state, stage and paper in this order, and says which")
    func refusals() {
        func refusal(_ act: CardAct, _ actor: Actor, _ state: CardState, _ stage: CycleState, _ document: String?)
            -> String?
        {
            CardCase(place: Self.place, state: state, desk: state == .returned ? .head : nil, stage: stage)
                .refusal(of: act, by: actor, document: document)?.message.code
        }
        let (head, member) = (Actor("x", role: .head, unit: "a"), Actor("x", role: .member, unit: "b"))
        let secretary = Actor("x", role: .secretary)
        #expect(refusal(.write(.selfScored), member, .filling, .selfScoring, nil) == nil)
        #expect(refusal(.write(.selfScored), member, .filling, .secondHalf, nil) == "cycle_in_other_state")
        #expect(refusal(.write(.selfScored), member, .filling, .onHold, nil) == "cycle_in_other_state")
        #expect(refusal(.write(.selfScored), member, .filling, .headReview, nil) == nil)
        #expect(refusal(.recall, member, .attested, .headReview, nil) == "cycle_past_act")
        #expect(refusal(.write(.selfScored), member, .filling, .consensus, nil) == "cycle_past_act")
        #expect(refusal(.reopen, Actor("x", role: .chair), .decided, .closed, nil) == "cycle_past_scoring")
        #expect(refusal(.write(.selfScored), member, .attested, .selfScoring, nil) == "card_in_other_state")
        #expect(refusal(.write(.selfScored), member, .returned, .headReview, nil) == nil)
        #expect(refusal(.write(.head), member, .inReview, .headReview, nil) == "own_card")
        #expect(refusal(.write(.head), head, .inReview, .headReview, nil) == nil)
        #expect(refusal(.decide, head, .agreed, .appraisal, nil) == "card_act_not_yours")
        #expect(refusal(.write(.selfScored), secretary, .filling, .selfScoring, nil) == "document_needed")
        #expect(refusal(.write(.selfScored), secretary, .filling, .selfScoring, "1/BC") == nil)
    }

    @Test("lets a decided figure be taken down again only by those who could open the card again")
    func recordingAgain() {
        var place = Self.place
        place.isDelegated = true
        func code(_ role: Role, _ state: CardState) -> String? {
            CardCase(place: place, state: state, desk: nil, stage: .appraisal)
                .refusal(ofRecording: .decided, by: Actor("x", role: role))?.message.code
        }
        #expect(code(.secretary, .agreed) == nil && code(.secretary, .decided) == "card_past_figure")
        #expect(code(.chair, .decided) == nil && code(.admin, .decided) == nil)
        place.isDelegated = false
        #expect(code(.secretary, .agreed) == "recording_not_yours")
    }

    @Test("lets the first half be scored from the mid-year review on")
    func halves() {
        let card = CardCase(place: Self.place, state: .filling, desk: nil, stage: .secondHalf)
        let member = Actor("x", role: .member, unit: "b")
        #expect(card.refusal(of: .write(.selfScored), by: member, document: nil, half: 1) == nil)
        #expect(card.refusal(of: .write(.selfScored), by: member, document: nil, half: 2) != nil)
    }

    @Test("brings a returned card back to the desk that sent it", arguments: CardDesk.allCases)
    func returning(desk: CardDesk) {
        #expect(CardAct.attest.destination(from: desk) == desk.state)
        #expect(CardAct.attest.destination(from: nil) == .attested)
    }

    @Test("hides other cards until the members' table opens, and shows all once the year is closed")
    func visibility() {
        func sees(_ actor: Actor, _ stage: CycleState) -> Bool {
            CardCase(place: Self.place, state: .filling, desk: nil, stage: stage).isVisible(to: actor)
        }
        let fellow = Actor("x", role: .member, unit: "d")
        #expect(
            !sees(fellow, .headReview) && sees(fellow, .consensus) && sees(fellow, .closed) && !sees(fellow, .onHold))
        let viewer = Actor("x", role: .viewer)
        #expect(!sees(viewer, .appraisal) && sees(viewer, .closed))
        #expect(sees(Actor("x", role: .auditor), .selfScoring) && !sees(Actor("x", role: .operator), .closed))
        #expect(
            !sees(Actor("x", role: .member, unit: "z"), .appraisal)
                && sees(Actor("x", role: .head, unit: "a"), .selfScoring))
    }
}
