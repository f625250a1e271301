import Logging
import ServiceLifecycle
import UnixSignals

/// Reloads at SIGHUP; a refused reload changes nothing.
struct HangupService: Service {
    let reloader: Reloader
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) {
                do {
                    let report = try reloader.reload()
                    logger.notice("reloaded", metadata: ["what": "\(report)"])
                } catch {
                    logger.error("reload refused, the old configuration stays", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
