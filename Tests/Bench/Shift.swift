import Glibc
import Synchronization
import TestSupport

/// A time in which members work.
final class Shift: Sendable {
    let socket: String
    let criteria: Int
    let seed: UInt64
    /// Mean seconds between an answer and the next command; the pauses are exponentially distributed.
    let think: Double
    private let over = Mutex(false)

    init(socket: String, criteria: Int, seed: UInt64, think: Double) {
        self.socket = socket
        self.criteria = criteria
        self.seed = seed
        self.think = think
    }

    var isOver: Bool { over.withLock { $0 } }

    /// Members finish what they asked for and go.
    func end() { over.withLock { $0 = true } }

    /// Pauses as somebody who reads an answer, at most ten times the mean, in short steps so that the end is noticed.
    func pause(using generator: inout SeededGenerator) async throws {
        let draw = -log(1 - Double.random(in: 0..<1, using: &generator))
        var left = Duration.seconds(think * min(draw, 10))
        while left > .zero && !isOver {
            let step = min(left, .milliseconds(250))
            try await Task.sleep(for: step)
            left -= step
        }
    }
}
