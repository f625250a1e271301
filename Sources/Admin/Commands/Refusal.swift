/// How a command ends when it does not do what was asked: a final line of 4xx or 5xx, with the remedy in its text.
///
/// 4xx words say that nothing changed and the same command may work later; 5xx words that it should not be repeated unchanged.
/// The rows written before it are void, except under `payload_rejected`, where they are the list of what is wrong.
public struct Refusal: Error, Sendable {
    private enum Wording {
        /// A text that is in the session's language already.
        case text(String?)
        /// A sentence of this module, said in the language that the session has when the line is written.
        case phrase(Phrase)
    }

    /// The stable word, with its code.
    public var word: ReplyWord
    /// `name=value` after the word, in order.
    public var fields: [(String, String)]
    private let wording: Wording

    /// A refusal with a word of the 4xx and 5xx codes and a text that is in the session's language already.
    public init(_ word: ReplyWord, fields: [(String, String)] = [], text: String? = nil) {
        self.word = word
        self.fields = fields
        wording = .text(text)
    }

    /// A refusal by a sentence of this module.
    init(_ word: ReplyWord, _ phrase: Phrase, fields: [(String, String)] = []) {
        self.word = word
        self.fields = fields
        wording = .phrase(phrase)
    }

    /// What is wrong and what to do about it, for people who read that language, such as `vi`.
    public func text(in language: String) -> String? {
        switch wording {
        case .text(let text): text
        case .phrase(let phrase): phrase.text(in: language)
        }
    }

    /// What is wrong and what to do about it: as given, or in English.
    public var text: String? { text(in: Phrase.languages[0]) }

    /// The same refusal in all languages, for a greeting, before which nobody could choose one.
    var asGreeting: Refusal {
        guard case .phrase(let phrase) = wording else { return self }
        return Refusal(word, phrase.inEveryLanguage, fields: fields)
    }
}

extension Refusal: CustomStringConvertible {
    /// The final line as it is sent to a session that speaks English.
    public var description: String {
        FinalLine(self).serialised()
    }
}
