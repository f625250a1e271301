import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// Stops at once at the second SIGTERM or SIGINT; the first is the group's. Whoever kills the daemon loses nothing.
struct StopNowService: Service {
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var count = 0
            for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
                count += 1
                guard count > 1 else { continue }
                logger.warning("stopping now, at the second signal")
                _exit(ExitCode.success.rawValue)
            }
        }
    }
}
