import Admin
import Testing

@testable import CouncilStore
@testable import thiduad

@Suite("Progress of long work")
struct ProgressTests {
    @Test("is told again while a single step takes long")
    func heartbeat() async throws {
        let (lines, told) = AsyncStream<String>.makeStream()
        let reply = Reply { told.yield(String(decoding: $0, as: UTF8.self)) }
        let heard = try await reply.whileReporting(every: .milliseconds(1)) { report in
            report("lines", 5000, nil)
            // The step that takes long ends when the report was heard three times.
            var heard: [String] = []
            for await line in lines where heard.count < 3 {
                heard.append(line)
                if heard.count == 3 { break }
            }
            return heard
        }
        #expect(heard == [String](repeating: "100-5000\t\\N\tlines\t\n", count: 3))
    }

    @Test("is not invented before the work reported any")
    func silence() async throws {
        let (lines, told) = AsyncStream<String>.makeStream()
        let reply = Reply { told.yield(String(decoding: $0, as: UTF8.self)) }
        let answer = try await reply.whileReporting { _ in 7 }
        told.finish()
        #expect(answer == 7)
        for await line in lines { Issue.record("nothing was to be told, and there was \(line)") }
    }

    @Test("ends with the work when the client goes away")
    func cancelling() async throws {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let (never, held) = AsyncStream<Void>.makeStream()
        let reply = Reply { _ in }
        let running = Task {
            try await reply.whileReporting(every: .milliseconds(1)) { report in
                report("lines", 1, 2)
                begin.yield()
                for await _ in never {}
                try Task.checkCancellation()
            }
        }
        for await _ in begun { break }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        held.finish()
    }
}
