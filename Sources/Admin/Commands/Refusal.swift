/// How a command ends when it does not do what was asked: a final line of 4xx or 5xx, with the remedy in its text.
///
/// 4xx words say that nothing changed and the same command may work later; 5xx words that it should not be repeated unchanged.
/// The rows written before it are void, except under `payload_rejected`, where they are the list of what is wrong.
public struct Refusal: Error, Sendable {
    /// The stable word, with its code.
    public var word: ReplyWord
    /// `name=value` after the word, in order.
    public var fields: [(String, String)]
    /// What is wrong and what to do about it, for people.
    public var text: String?

    /// A refusal with a word of the 4xx and 5xx codes.
    public init(_ word: ReplyWord, fields: [(String, String)] = [], text: String? = nil) {
        self.word = word
        self.fields = fields
        self.text = text
    }
}

extension Refusal: CustomStringConvertible {
    /// The final line as it is sent.
    public var description: String {
        FinalLine(self).serialised()
    }
}
