/// What can hold a cycle from a closing: one table, which the code, the page "Closings" and the tests all read.
public enum ClosingGuards {
    /// A line for each guard in the order in which guards are told: its code, which is one of a message, who lifts it, and by which
    /// command.
    public static let table = """
        cycle_on_hold                    secretary  cycle resume
        cycle_before_mid_year            secretary  cycle advance
        criteria_missing                 secretary  criteria import
        no_member                        secretary  cluster import
        card_not_decided                 chair      card decide
        finding_holds                    chair      finding lift
        meeting_not_planned              head       meeting plan
        meeting_not_held                 head       meeting hold
        preparatory_not_settled          head       meeting minutes
        conference_not_held              head       meeting hold
        meeting_consents_missing         member     meeting consent
        meeting_council_consent_missing  secretary  meeting consent
        meeting_attendance_missing       head       attendance import
        meeting_nobody_present           head       attendance import
        meeting_without_minutes          head       meeting minutes
        meeting_items_missing            head       meeting minutes
        meeting_exemplars_missing        head       meeting minutes
        reports_missing                  member     report file
        next_officers_not_agreed         member     officer agree
        next_officers_not_appointed      secretary  officer confirm
        """

    /// Who lifts a guard and by which command.
    public struct Lift: Sendable, Equatable {
        /// The role that it takes at least, such as `chair`.
        public let role: String
        /// The command, such as `card decide`.
        public let command: String
    }

    /// The codes in their order.
    public static let codes: [String] = lines.map(\.code)

    /// How a guard is lifted; `nil` for a code that is none.
    public static func lift(of code: String) -> Lift? { lifts[code] }

    private static let lines: [(code: String, lift: Lift)] = table.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 3 else { return nil }
        return (words[0], Lift(role: words[1], command: words[2...].joined(separator: " ")))
    }

    private static let lifts = Dictionary(lines) { first, _ in first }
}
