import Admin
import ArgumentParser

/// What the process was started with.
struct ClientSettings: Sendable {
    var socket: String
    var words: [String]
    var file: String?
    var style: OutputStyle
    var claimedUser: String?
    var language = AnswerLanguage.en
}

/// A language that the daemon answers in.
enum AnswerLanguage: String, ExpressibleByArgument {
    case en, vi

    /// Vietnamese in a locale such as `vi_VN.UTF-8`, else English.
    init(locale: String?) {
        self = locale?.hasPrefix("vi") == true ? .vi : .en
    }
}

/// How replies are shown.
struct OutputStyle: Sendable {
    var isJSON = false
    var isTable = false
    var hasColour = false
    var drawsProgress = false
}

/// Makes a request line of a shell's words, which the shell has already unquoted.
enum CommandWords {
    static func line(_ words: [String]) -> String {
        RequestLine(words.map(form)).description
    }

    private static func form(_ word: String) -> RequestWord.Form {
        if word.hasPrefix("--"), RequestWord.Form.isName(word.dropFirst(2)) { return .flag(String(word.dropFirst(2))) }
        guard let equals = word.firstIndex(of: "="), RequestWord.Form.isName(word[..<equals]) else {
            return .plain(word)
        }
        let value = String(word[word.index(after: equals)...])
        return .assignment(String(word[..<equals]), value.isEmpty ? nil : value)
    }
}
