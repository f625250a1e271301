/// Somebody who sat in a meeting for a unit.
public struct Delegate: Sendable, Equatable {
    /// The name as people write it.
    public let name: String
    /// What they are in their unit, such as `Phó Giám đốc Sở`.
    public let title: String?

    /// A delegate, or `nil` where name or title is no text.
    public init?(name: String, title: String?) {
        guard let name = Label(name) else { return nil }
        let label = title.flatMap { $0.trimmed.isEmpty ? nil : Label($0) }
        if let title, !title.trimmed.isEmpty, label == nil { return nil }
        (self.name, self.title) = (name.text, label?.text)
    }

    /// Reads `name, title; name, title`, titles being left out where they are not known; `nil` where a name is missing.
    public static func list(parsing text: String) -> [Delegate]? {
        var delegates: [Delegate] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let delegate = Delegate(name: halves[0], title: halves.count > 1 ? halves[1] : nil) else {
                return nil
            }
            delegates.append(delegate)
        }
        return delegates
    }
}
