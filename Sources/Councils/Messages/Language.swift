/// A language that people are answered in.
public enum Language: String, Sendable, CaseIterable {
    /// English, the language of the protocol's own words.
    case english = "en"
    /// Vietnamese.
    case vietnamese = "vi"
}
