import Councils
import Testing

@Suite("A cycle's states")
struct CycleRulesTests {
    private static let head = Actor("minh", role: .head, unit: "a")

    private static func place(_ state: CycleState, _ gaps: [CycleGap] = [], _ order: CycleOrder = .appraisalFirst)
        -> CyclePlace
    {
        CyclePlace(cluster: "cum-1", year: 2025, state: state, order: order, head: "a", gaps: gaps)
    }

    @Test("follow each other to the end, each but the closed one left by somebody", arguments: CycleOrder.allCases)
    func path(order: CycleOrder) {
        let path = CycleRules.path(order)
        #expect(path.first == .preparing && path.last == .closed)
        #expect(Set(path) == Set(CycleState.allCases).subtracting([.onHold]) && Set(path).count == path.count)
        for (state, next) in zip(path, path.dropFirst()) {
            #expect(CycleRules.next(after: state, order) == next)
            #expect(!CycleRules.movers(leaving: state, order).isEmpty, "nobody leads out of \(state)")
        }
        #expect(CycleRules.next(after: .closed, order) == nil && CycleRules.next(after: .onHold, order) == nil)
        #expect(CycleRules.movers(leaving: .onHold, order).isEmpty)
    }

    @Test("change places where the conference comes first, and the closing leads out of the last")
    func orders() {
        #expect(CycleRules.next(after: .consensus, .appraisalFirst) == .appraisal)
        #expect(CycleRules.next(after: .consensus, .yearEndFirst) == .yearEnd)
        #expect(CycleRules.movers(leaving: .yearEnd, .appraisalFirst) == [.closing])
        #expect(CycleRules.movers(leaving: .appraisal, .yearEndFirst) == [.closing])
        #expect(CycleRules.movers(leaving: .yearEnd, .yearEndFirst) == [.head, .agency])
    }

    @Test("are left by the head, the agency and the dates as the table says")
    func movers() {
        let led: [(CycleState, head: Bool, schedule: Bool)] = [
            (.preparing, true, false), (.covenant, true, true), (.firstHalf, false, true),
            (.secondHalf, false, true), (.selfScoring, true, true), (.headReview, true, false),
            (.consensus, true, false), (.appraisal, false, false),
        ]
        for (state, head, schedule) in led {
            let movers = CycleRules.movers(leaving: state, .appraisalFirst)
            #expect(movers.contains(.head) == head && movers.contains(.schedule) == schedule, "\(state)")
            #expect(movers.contains(.agency))
            #expect((Self.place(state).denial(of: Self.head, leaving: state) == nil) == head)
            #expect(Self.place(state).denial(of: Actor("t", role: .secretary), leaving: state) == nil)
            for role in Role.allCases where ![.secretary, .chair, .admin].contains(role) {
                #expect(Self.place(state).denial(of: Actor("x", role: role, unit: "b"), leaving: state) != nil)
            }
        }
    }

    @Test("are kept by what the table names for them, in its order, and by nothing else")
    func blockers() {
        let gaps = [
            CycleGap(state: .preparing, code: "regulation_not_in_force"),
            CycleGap(state: .selfScoring, code: "cards_not_attested", count: 2, first: "b"),
            CycleGap(state: .preparing, code: "criteria_not_agreed"), CycleGap(state: .preparing, code: "no_such_code"),
        ]
        let place = Self.place(.preparing, gaps)
        #expect(
            place.blockers(leaving: .preparing).map(\.gap.code) == ["criteria_not_agreed", "regulation_not_in_force"])
        #expect(place.blockers(leaving: .covenant).isEmpty)
        let cards = place.blockers(leaving: .selfScoring)
        #expect(cards.first?.message.parameters["count"] == "2" && cards.first?.message.parameters["first"] == "b")
    }

    @Test("stand still when closed, on hold, or waiting for the closing")
    func standstill() {
        func standstill(_ state: CycleState, _ order: CycleOrder = .appraisalFirst, onRecord: Bool = false) -> String? {
            Self.place(state, [], order).standstill(leaving: state, isRecord: onRecord)?.code
        }
        #expect(standstill(.closed) == "cycle_is_closed" && standstill(.onHold) == "cycle_on_hold")
        #expect(standstill(.yearEnd) == "cycle_waits_for_closing" && standstill(.appraisal) == nil)
        #expect(standstill(.appraisal, .yearEndFirst) == "cycle_waits_for_closing")
        #expect(standstill(.yearEnd, onRecord: true) == "cycle_waits_for_closing", "the last state is the closing's")
        #expect(standstill(.midYear) == "cycle_waits_for_mid_year" && standstill(.midYear, onRecord: true) == nil)
        #expect(Self.place(.covenant).way(to: .midYear) == [.covenant, .firstHalf])
        #expect(Self.place(.midYear).way(to: .covenant).isEmpty && Self.place(.onHold).way(to: .yearEnd).isEmpty)
    }

    @Test("name only codes that the catalogue has a sentence for")
    func codes() {
        for state in CycleState.allCases {
            for code in CycleRules.codes(leaving: state) {
                #expect(Catalogue.entries.contains { $0.code == code }, "\(code) of \(state)")
            }
        }
    }
}
