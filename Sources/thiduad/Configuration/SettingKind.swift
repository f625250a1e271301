import Admin
import Configuration
import Postgres

/// What may be written for a setting, and how its text becomes a value.
enum SettingKind: Sendable, Equatable {
    /// A libpq connection string. It may hold a password, so it is never shown as written.
    case connectionString
    /// The name of one file, without a directory.
    case fileName
    /// An absolute path.
    case path
    /// An absolute path short enough for the address of a Unix socket.
    case socketPath
    /// A user or group of the operating system.
    case accountName
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// One of a few words.
    case choice([String])

    /// What an administrator may write, as the end of the sentence "it must be …".
    var allowed: String {
        switch self {
        case .connectionString: "a libpq connection string (postgresql://… or host=… dbname=…)"
        case .fileName: "the name of a file, without a directory"
        case .path: "an absolute path"
        case .socketPath: "an absolute path of at most \(UnixAddress.maximumPathLength) bytes"
        case .accountName: "the name of a group"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        }
    }

    /// Whether the text as written must never be shown.
    var isSecret: Bool { self == .connectionString }

    /// The value that `text` stands for, or `nil` when it is not ``allowed``.
    func parse(_ text: String) -> ConfigContent? {
        if case .integer(let range) = self {
            return Int(text).flatMap { range.contains($0) ? .int($0) : nil }
        }
        return accepts(text) ? .string(text) : nil
    }

    /// The same text as it may appear on a terminal or in the journal.
    func shown(_ text: String) -> String {
        isSecret ? ConnectionStringRedaction.redact(text) : text
    }

    private func accepts(_ text: String) -> Bool {
        guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return false }
        return switch self {
        case .connectionString:
            (text.contains("://") || text.contains("=")) && DatabaseConfiguration.canRead(text)
        case .fileName: !text.contains("/") && text != "." && text != ".."
        case .path: text.hasPrefix("/")
        case .socketPath: text.hasPrefix("/") && text.utf8.count <= UnixAddress.maximumPathLength
        case .accountName: !text.contains(where: { $0 == ":" || $0 == "/" || $0.isWhitespace })
        case .integer: Int(text) != nil
        case .choice(let words): words.contains(text)
        }
    }
}
