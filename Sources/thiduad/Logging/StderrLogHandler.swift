import Glibc
import Logging

/// Writes each record as one line to standard error, for the journal or for a person.
///
/// It writes what it is given. That no SQL argument, no points and no person's name stands in a record is the duty of those
/// who log; only the line's shape is looked after here.
struct StderrLogHandler: LogHandler {
    /// Who reads the lines.
    enum Style: Sendable, Equatable {
        /// journald, which keeps the time itself and takes the priority from `<N>`.
        case journal
        /// A person or a file: with the time in UTC and the level as a word.
        case readable

        /// systemd sets `JOURNAL_STREAM` to the device and inode of the stream it connected; when standard error was
        /// redirected since, the two differ and nobody would strip the priorities.
        static func detected(environment: [String: String], descriptor: Int32 = STDERR_FILENO) -> Style {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { return .readable }
            return environment["JOURNAL_STREAM"] == "\(status.st_dev):\(status.st_ino)" ? .journal : .readable
        }
    }

    let label: String
    let style: Style
    /// Where lines go; standard error but in tests.
    let descriptor: Int32
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, style: Style, level: Logger.Level = .info, descriptor: Int32 = STDERR_FILENO) {
        self.label = label
        self.style = style
        self.logLevel = level
        self.descriptor = descriptor
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(metadataProvider?.get() ?? [:]) { _, provided in provided }
        fields.merge(event.metadata ?? [:]) { _, given in given }
        if let error = event.error { fields["error"] = "\(error)" }
        write(line(event.level, event.message.description, fields, at: time(nil)))
    }

    /// The record as it is written, without the newline.
    /// - Parameter time: seconds since 1970; the journal's lines leave it out.
    func line(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata, at time: time_t) -> String {
        let words = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(LogText.value($0.value.description))" }
        let text = ([LogText.escaped(message)] + words).joined(separator: " ")
        return switch style {
        case .journal: JournalPriority(level).prefix + text
        case .readable: "\(Self.timestamp(time)) \(level) \(label): \(text)"
        }
    }

    /// `2026-11-20T08:00:00Z`.
    private static func timestamp(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 32)
        let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// One call a line, so that lines of several threads do not mix; a reader that went away is nobody's error.
    private func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(descriptor, bytes, bytes.count)
    }
}
