import Foundation
import Glibc
import Testing

@testable import Admin

@Suite("A server that drains")
struct DrainTests {
    /// Connects as often as it can until nobody listens any more; returns how many connections heard nothing and were not closed.
    private static func knock(_ path: String) -> Int {
        var forgotten = 0
        while let client = socket(to: path) {
            var poll = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
            var octets = [UInt8](repeating: 0, count: 512)
            // A greeting, a refusal and the end all come at once; a session that was let in is ended by the drain.
            while true {
                guard Glibc.poll(&poll, 1, 5000) == 1 else {
                    forgotten += 1
                    break
                }
                if recv(client, &octets, octets.count, 0) <= 0 { break }
            }
            close(client)
        }
        return forgotten
    }

    private static func socket(to path: String) -> CInt? {
        let client = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard let address = UnixAddress(path), address.withSocketAddress({ connect(client, $0, $1) }) == 0 else {
            close(client)
            return nil
        }
        return client
    }

    @Test("forgets nobody who came at that very moment", arguments: 0..<10)
    func forgetsNobody(round: Int) async throws {
        let forgotten = try await TestServer.run { test in
            let counts = Seen<Int>()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        counts.note(await Self.onThread { Self.knock(test.path) })
                    }
                }
                for _ in 0..<(round * 3) { await Task.yield() }
                await test.server.drain()
            }
            return counts.all.reduce(0, +)
        }
        #expect(forgotten == 0)
    }

    private static func onThread<R: Sendable>(
        _ body: @escaping @Sendable () -> R
    ) async -> R {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}
