/// Which comes first towards the end of a year; a setting of the council.
public enum CycleOrder: String, Sendable, CaseIterable {
    /// The council appraises before the conference.
    case appraisalFirst = "appraisal"
    /// The conference is held before the council appraises.
    case yearEndFirst = "year_end"
}

/// Who leads a cycle from a state to the next.
public enum CycleMover: String, Sendable, CaseIterable {
    /// The head of the cluster.
    case head
    /// The council's standing agency, its chair or the administrator.
    case agency
    /// The daily look at the dates.
    case schedule
    /// A closing.
    case closing
    /// The agency, where it takes a year over that was led on paper.
    case record
}

/// How a year goes: which state follows which, who leads on, and what must be there before. One table, which the code, the page
/// "Cycles" and the tests all read.
public enum CycleRules {
    /// A line for each state in its order: who leads out of it, and what keeps a cycle in it, as codes of messages.
    ///
    /// What stands behind `paper:` was done outside, in meetings and on paper: whoever takes a year over that was led on paper
    /// names the record instead.
    public static let table = """
        preparing     head agency           : criteria_not_agreed regulation_not_in_force dates_out_of_order
        covenant      head agency schedule  : paper: covenant_missing covenant_not_signed
        first_half    agency schedule       : date_not_come
        mid_year      closing record        : paper: meeting_not_planned meeting_not_held meeting_consents_missing
                                              meeting_council_consent_missing meeting_attendance_missing
                                              meeting_nobody_present meeting_without_minutes meeting_items_missing
                                              meeting_exemplars_missing reports_missing
        second_half   agency schedule       : date_not_come cycle_without_head inspections_not_held
        self_scoring  head agency schedule  : cards_not_attested
        head_review   head agency           : cards_not_reviewed
        consensus     head agency           : cards_not_agreed
        appraisal     agency                : cards_not_decided
        year_end      head agency           : paper: meeting_not_planned meeting_not_held preparatory_not_settled
                                              conference_not_held meeting_attendance_missing meeting_nobody_present
                                              meeting_without_minutes meeting_items_missing meeting_exemplars_missing
                                              reports_missing next_officers_not_agreed next_officers_not_appointed
        """

    /// The states of a year in the council's order, from the first to the closed one.
    public static func path(_ order: CycleOrder) -> [CycleState] {
        let last: [CycleState] = order == .appraisalFirst ? [.appraisal, .yearEnd] : [.yearEnd, .appraisal]
        return [
            .preparing, .covenant, .firstHalf, .midYear, .secondHalf, .selfScoring, .headReview, .consensus,
        ] + last + [.closed]
    }

    /// The state that follows; `nil` behind the last one, and for a cycle on hold.
    public static func next(after state: CycleState, _ order: CycleOrder) -> CycleState? {
        let path = path(order)
        guard let place = path.firstIndex(of: state), place + 1 < path.count else { return nil }
        return path[place + 1]
    }

    /// Who may lead out of a state. Out of the last one before `closed` only the closing leads.
    public static func movers(leaving state: CycleState, _ order: CycleOrder) -> Set<CycleMover> {
        if next(after: state, order) == .closed { return [.closing] }
        return lines[state]?.movers ?? []
    }

    /// What may keep a cycle in a state, in the order in which it is told.
    public static func codes(leaving state: CycleState) -> [String] { lines[state]?.codes ?? [] }

    /// Whether a thing that is missing was done outside, so that a record on paper stands for it.
    public static func isOnPaper(_ code: String, leaving state: CycleState) -> Bool {
        lines[state]?.onPaper.contains(code) ?? false
    }

    private struct Line {
        var movers: Set<CycleMover>
        var codes: [String]
        var onPaper: Set<String>
    }

    private static let lines: [CycleState: Line] = {
        var lines: [CycleState: Line] = [:]
        // A line that begins with no state goes on with the one before.
        let texts = table.replacing("\n          ", with: " ").split(separator: "\n")
        for text in texts {
            let words = text.split(separator: " ").map(String.init)
            guard let state = CycleState(rawValue: words[0]), let colon = words.firstIndex(of: ":") else { continue }
            let codes = words[(colon + 1)...]
            let onPaper = codes.firstIndex(of: "paper:").map { codes[codes.index(after: $0)...] } ?? []
            lines[state] = Line(
                movers: Set(words[1..<colon].compactMap(CycleMover.init)), codes: codes.filter { $0 != "paper:" },
                onPaper: Set(onPaper))
        }
        return lines
    }()
}
