import Admin
import CouncilStore
import Councils
import Postgres

extension ArgumentRule {
    static let meetingKind = ArgumentRule.required(
        "kind", .choice(MeetingKind.allCases.map(\.rawValue)), "what the meeting is about")
    static let meetingNumber = ArgumentRule.optional(
        "no", .integer(1...999), "which of its kind, as meeting list counts them; the newest if left out")
    static let optionalMeetingKind = ArgumentRule.optional(
        "kind", .choice(MeetingKind.allCases.map(\.rawValue)), "one kind only")
    /// What names one meeting.
    static let meeting: [ArgumentRule] = [.council, .year, .ofCluster, .meetingKind, .meetingNumber]
}

extension Invocation {
    /// The meeting that the arguments name.
    func meeting() throws -> Meetings.Key {
        Meetings.Key(
            cluster: try text("cluster"), year: try integer("year"), kind: try word("kind") ?? .midYear,
            number: try optionalInteger("no"))
    }

    /// A word among a few.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws -> Word? {
        try optionalText(name).map { text in
            guard let word = Word(rawValue: text) else {
                throw Refusal(.badValue, .choice(Word.self), in: language, fields: [("name", name)])
            }
            return word
        }
    }

    /// Items of an agenda, separated by commas.
    func items() throws -> [MeetingItem]? {
        try optionalText("items").map { text in
            try text.split(separator: ",", omittingEmptySubsequences: false).map(String.init).map { word in
                guard let item = MeetingItem(rawValue: word) else {
                    let known = MeetingItem.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CouncilError(.badValue, "meeting_item_unknown", ["item": word, "items": known])
                }
                return item
            }
        }
    }

    /// Delegates as people type them.
    func delegates() throws -> [Delegate] {
        guard let text = optionalText("delegates") else { return [] }
        guard let delegates = Delegate.list(parsing: text) else {
            throw CouncilError(.badValue, "delegates_malformed")
        }
        return delegates
    }

    /// An argument that says yes or no.
    func yesNo(_ name: String, whenLeftOut: Bool) -> Bool {
        optionalText(name).map { $0 == "yes" } ?? whenLeftOut
    }
}
