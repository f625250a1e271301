import Logging

/// The severities of syslog that journald reads from a leading `<N>`.
enum JournalPriority: Int {
    case critical = 2
    case error = 3
    case warning = 4
    case notice = 5
    case info = 6
    case debug = 7

    init(_ level: Logger.Level) {
        self =
            switch level {
            case .trace, .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }

    /// `<6>`, for instance.
    var prefix: String { "<\(rawValue)>" }
}
