import TestSupport
import Testing

@Suite("The naive closing's guards, policies and gates")
struct NaiveGuardTests {
    private static let members = [naiveMember("b", 50, 40), naiveMember("a", 50, 30), naiveMember("c", 40, 30)]

    /// The same with a change, and what holds it, as `code unit waiting`.
    private func hold(_ change: (inout NaiveYear) -> Void) -> String {
        var year = naiveYear(Self.members)
        change(&year)
        return year.closing.hold.map { "\($0.code) \($0.unit ?? "-") \($0.waiting)" } ?? "closed"
    }

    @Test("name what fails first")
    func order() {
        #expect(hold { _ in } == "closed")
        #expect(hold { $0.clusters[0].members[2].isDecided = false } == "card_not_decided c 1")
        #expect(
            hold { year in
                for place in 0..<2 { year.clusters[0].members[place].isDecided = false }
                year.clusters[0].members[2].findings = [NaiveFinding("hold")]
            } == "card_not_decided a 2")
        #expect(
            hold { $0.clusters[0].members[0].findings = [NaiveFinding("hold"), NaiveFinding("hold")] }
                == "finding_holds b 1")
        #expect(hold { $0.clusters[0].members[0].findings = [NaiveFinding("hold", isLifted: true)] } == "closed")
        #expect(hold { $0.clusters[0].members.removeAll() } == "no_member - 0")
        #expect(
            hold {
                $0.clusters[0].members[0].hasLeft = true; $0.clusters[0].members[0].isDecided = false
            } == "closed")
        #expect(hold { $0.clusters[0].table = nil } == "criteria_missing - 0")
        #expect(
            hold {
                $0.clusters[0].table = nil; $0.clusters[0].state = "on_hold"
            } == "cycle_on_hold - 0")
    }

    @Test("go on with the year's end, except for what was done on paper")
    func gaps() {
        func gap(_ waived: Set<String>, _ change: (inout NaiveCluster) -> Void) -> String {
            hold { year in
                year.clusters[0].waived = waived
                change(&year.clusters[0])
            }
        }
        var meeting = NaiveMeeting()
        #expect(gap([]) { _ in } == "meeting_not_planned - 0")
        #expect(gap(["meeting_not_planned"]) { _ in } == "next_officers_not_agreed a 3")
        #expect(
            gap(["meeting_not_planned"]) { $0.officers = .proposed(agreeing: ["a"]) } == "next_officers_not_agreed b 2")
        #expect(gap(["meeting_not_planned"]) { $0.officers = .settled } == "closed")
        #expect(gap(["meeting_not_planned"]) { $0.preparatory = meeting } == "meeting_not_held - 0")
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "conference_not_held - 0")
        meeting.isHeld = true
        meeting.attendance = ["a": "absent", "b": "absent"]
        #expect(gap(["meeting_not_planned"]) { $0.preparatory = meeting } == "preparatory_not_settled - 0")
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "meeting_attendance_missing c 1")
        meeting.attendance["c"] = "excused"
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "meeting_nobody_present - 0")
        meeting.attendance["c"] = "present"
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "meeting_without_minutes - 0")
        meeting.hasMinutes = true
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "meeting_items_missing - 0")
        meeting.items = Set(NaiveClosing.conferenceItems)
        #expect(gap(["meeting_not_planned"]) { $0.conference = meeting } == "meeting_exemplars_missing - 0")
    }

    /// One card is not decided, and one report is missing.
    private func unfinished(_ policy: String, _ cutOff: NaiveYear.CutOff) -> NaiveYear {
        var year = naiveYear(Self.members)
        (year.rules.missingWork, year.cutOff) = (policy, cutOff)
        year.clusters[0].members[0].isDecided = false
        return year
    }

    @Test("lift missing work from the cut-off on, where the council says so")
    func policies() {
        for cutOff in [NaiveYear.CutOff.never, .ahead] {
            #expect(unfinished("zero", cutOff).closing.hold?.code == "card_not_decided")
        }
        #expect(unfinished("hold", .past).closing.hold?.code == "card_not_decided")
        for cutOff in [NaiveYear.CutOff.now, .past] {
            let words = { (one: NaiveClosing.Standing) in
                "\(one.unit) \(one.rank ?? -1) \(one.total ?? -1) \(one.yearClass ?? "-") \(one.gates.joined(separator: ","))"
            }
            #expect(unfinished("zero", cutOff).closing.policy == "zero")
            #expect(
                unfinished("zero", cutOff).standings(words)
                    == ["a 1 8000 good ", "b 3 0 average work_missing", "c 2 7000 fair "])
            #expect(
                unfinished("not_ranked", cutOff).standings(words)
                    == ["a 1 8000 good ", "b -1 -1 - work_missing", "c 2 7000 fair "])
        }
        var held = unfinished("zero", .past)
        held.clusters[0].members[0].findings = [NaiveFinding("hold")]
        #expect(held.closing.hold == NaiveClosing.Hold("finding_holds", unit: "b", waiting: 1))
        #expect(held.closing.policy == nil)
        var whole = unfinished("zero", .past)
        whole.clusters[0].members[0].isDecided = true
        #expect(whole.closing.policy == nil)
    }

    @Test(
        "gate what the council lets count, in order",
        arguments: [
            ("late", ["dossier_late", "dossier_incomplete"]), ("incomplete", ["", "dossier_incomplete"]),
            ("none", ["", ""]),
        ])
    func dossiers(_ setting: String, _ gates: [String]) {
        var year = naiveYear(Self.members)
        year.rules.dossierGate = setting
        year.clusters[0].report = NaiveReportCall(due: 10, grace: 2, ["x", "y"])
        year.clusters[0].members[0].filings = [NaiveFiling(day: 3, ["x", "y"])]
        // Within its grace nothing is late; beyond it a report is as late as its last part.
        year.clusters[0].members[1].filings = [NaiveFiling(day: 3, ["x"]), NaiveFiling(day: 13, ["y"])]
        year.clusters[0].members[2].filings = [NaiveFiling(day: 3, ["x"])]
        #expect(
            year.standings { $0.gates.joined(separator: ",") } == [gates[0], "", ""], "a paper settled what is missing")
        (year.rules.missingWork, year.cutOff) = ("zero", .past)
        year.clusters[0].waived.remove("reports_missing")
        #expect(year.standings { $0.gates.joined(separator: ",") } == [gates[0], "", gates[1]])
        year.clusters[0].members[1].filings[1].day = 12
        #expect(year.standings { $0.gates.joined(separator: ",") } == ["", "", gates[1]])
        year.rules.missingWork = "hold"
        (year.clusters[0].preparatory, year.clusters[0].conference) = (nil, nil)
        year.clusters[0].waived = ["meeting_not_planned", "next_officers_not_agreed"]
        #expect(year.closing.hold == NaiveClosing.Hold("reports_missing", unit: "c", waiting: 1))
    }

    @Test("join gates in order")
    func joined() {
        var year = naiveYear(Self.members)
        year.clusters[0].hasCovenant = true
        year.clusters[0].members[0].hasSigned = false
        year.clusters[0].members[0].findings = ["not_considered", "disqualify"].map { NaiveFinding($0) }
        year.clusters[0].members[1].findings = [NaiveFinding("disqualify", isLifted: true)]
        let gates = year.standings { $0.gates.joined(separator: ",") }
        #expect(gates == ["", "disqualified,not_considered,covenant_unsigned", ""])
    }
}
