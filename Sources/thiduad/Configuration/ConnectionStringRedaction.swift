/// Hides the password of a libpq connection string, whatever its form.
///
/// It rather hides too much: a password that was not percent-encoded may hold `@` or `/`, so in a URI everything from the
/// first colon of the authority to the last `@` is hidden.
enum ConnectionStringRedaction {
    static let mask = "******"

    /// `text` with every password replaced by ``mask``.
    static func redact(_ text: String) -> String {
        redactParameters(redactAuthority(text))
    }

    /// `postgresql://user:secret@host/…`.
    private static func redactAuthority(_ text: String) -> String {
        guard let scheme = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"), at >= scheme.upperBound,
            let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
        else { return text }
        return text[...colon] + mask + text[at...]
    }

    /// `password=secret`, `password = 'sec ret'` and `?sslpassword=secret&…`.
    private static func redactParameters(_ text: String) -> String {
        var rest = text[...]
        var result = ""
        while let name = rest.firstRange(of: "password") {
            result += rest[..<name.upperBound]
            rest = rest[name.upperBound...]
            let spaced = rest.drop(while: \.isWhitespace)
            guard spaced.first == "=" else { continue }
            let value = spaced.dropFirst().drop(while: \.isWhitespace)
            result += "=" + mask
            rest = value.first == "'" ? afterQuoted(value) : value.drop { !$0.isWhitespace && $0 != "&" }
        }
        return result + rest
    }

    /// What follows a quoted value, in which a backslash escapes the next character.
    private static func afterQuoted(_ value: Substring) -> Substring {
        var index = value.index(after: value.startIndex)
        while index < value.endIndex, value[index] != "'" {
            index = value[index] == "\\" ? value.index(after: index) : index
            guard index < value.endIndex else { break }
            index = value.index(after: index)
        }
        return index < value.endIndex ? value[value.index(after: index)...] : value[value.endIndex...]
    }
}
