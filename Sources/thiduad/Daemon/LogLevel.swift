import Logging
import Synchronization

/// The level that every logger of the process follows, so that a reload changes it at once.
final class LogLevel: Sendable {
    private let level: Mutex<Logger.Level>

    init(_ level: Logger.Level) {
        self.level = Mutex(level)
    }

    var current: Logger.Level { level.withLock { $0 } }

    func set(_ new: Logger.Level) {
        level.withLock { $0 = new }
    }
}

/// Lets through what the process's level does.
struct LevelledLogHandler: LogHandler {
    private var base: any LogHandler
    private let level: LogLevel

    init(_ base: any LogHandler, level: LogLevel) {
        self.base = base
        self.level = level
        self.base.logLevel = .trace
    }

    var logLevel: Logger.Level {
        get { level.current }
        set { level.set(newValue) }
    }

    var metadata: Logger.Metadata {
        get { base.metadata }
        set { base.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { base[metadataKey: key] }
        set { base[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        base.log(event: event)
    }
}
