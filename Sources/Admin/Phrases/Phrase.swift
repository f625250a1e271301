/// One sentence of the protocol for people, in each language that `hello lang=` takes.
///
/// Every sentence that this module says stands in an extension of this type; a refusal carries the sentence, and the session's
/// language decides when the final line is written.
public struct Phrase: Sendable, Equatable {
    /// The languages of `hello lang=`; the first one holds until a session chooses.
    public static let languages = ["en", "vi"]

    let english: String
    let vietnamese: String

    init(en english: String, vi vietnamese: String) {
        self.english = english
        self.vietnamese = vietnamese
    }

    /// The sentence in a language; English in one that is not known.
    public func text(in language: String) -> String {
        language == "vi" ? vietnamese : english
    }

    /// The sentence in all languages, for those who had no time to choose one.
    var inEveryLanguage: Phrase {
        let both = "\(english) / \(vietnamese)"
        return Phrase(en: both, vi: both)
    }
}
