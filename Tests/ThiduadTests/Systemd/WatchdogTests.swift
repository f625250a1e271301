import Foundation
import Synchronization
import Testing

@testable import thiduad

struct WatchdogTests {
    /// A clock on which every sleep ends at once, until there have been enough of them.
    private struct CountingClock: Clock, Sendable {
        let sleeps: Counter
        let limit: Int
        var now: ContinuousClock.Instant { ContinuousClock.now }
        var minimumResolution: Duration { .zero }

        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
            if sleeps.increment() >= limit { throw CancellationError() }
        }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func increment() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "30000000"], Duration.seconds(10)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], .seconds(10)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil),
        (["WATCHDOG_USEC": "0"], nil),
        (["WATCHDOG_USEC": "soon"], nil),
        ([:], nil),
    ])
    func `the interval is a third of systemd's, for this process alone`(
        environment: [String: String], interval: Duration?
    ) {
        #expect(Watchdog(environment: environment, process: 7)?.interval == interval)
    }

    @Test func `it is fed by progress and not by time`() async throws {
        let name = "@thidua-test-" + UUID().uuidString
        let listener = try DatagramListener(name)
        let watchdog = try #require(Watchdog(environment: ["WATCHDOG_USEC": "3000000"]))
        let asked = Counter()
        await watchdog.run(
            notifier: ServiceNotifier(environment: ["NOTIFY_SOCKET": name]),
            clock: CountingClock(sleeps: Counter(), limit: 4)
        ) {
            // The second and the fourth time the work is stuck.
            !asked.increment().isMultiple(of: 2)
        }
        #expect(listener.next() == "WATCHDOG=1")
        #expect(listener.next() == "WATCHDOG=1")
        #expect(listener.next() == nil)
        #expect(asked.increment() == 5)
    }
}
