/// Every sentence by which a rule says no, in English and Vietnamese, by its stable code.
///
/// A sentence names the rule, the present state, who can lift it and how. In its text `{name}` stands for a parameter as it
/// is, and `{name:term}` for a word of the field (a state, a figure, a role) in the language of the sentence.
public enum Catalogue {
    /// One sentence in both languages.
    public struct Entry: Sendable {
        /// The stable code.
        public let code: String
        private let english: String
        private let vietnamese: String

        init(_ code: String, en english: String, vi vietnamese: String) {
            self.code = code
            self.english = english
            self.vietnamese = vietnamese
        }

        /// The text with its places still open.
        public func template(in language: Language) -> String {
            switch language {
            case .english: english
            case .vietnamese: vietnamese
            }
        }
    }

    /// All of them, by topic.
    public static let entries: [Entry] =
        general + commands + grants + files + criteria + ladders + criteriaAgreement + cycles + cards + settings
        + regulations + officers + officerProposals + findings + movements + covenants + meetings + inspections
        + reports + units + bundles + bundleCheck + bundleReport + closings + explanations + ballots + reopening

    private static let byCode = Dictionary(entries.map { ($0.code, $0) }) { first, _ in first }

    /// The sentence of a message. A code that the catalogue lacks is said as it is, with its parameters.
    static func text(_ message: Message, in language: Language) -> String {
        guard let entry = byCode[message.code] else {
            let parameters = message.parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            return message.code + parameters.joined()
        }
        return entry.template(in: language).replacing(#/\{(\w+)(:term)?\}/#) { place in
            let value = message.parameters[String(place.1)] ?? "?"
            return place.2 == nil ? value : Term.text(value, in: language)
        }
    }
}
