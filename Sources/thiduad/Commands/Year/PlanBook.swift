import Councils
import Synchronization

/// What the latest dry runs were about, so that `closing run plan=` needs no other argument.
///
/// Only a convenience of this daemon: what a plan demands is its digest, which needs no memory.
final class PlanBook: Sendable {
    struct Entry: Sendable {
        var council: String
        var year: Int
        var kind: ClosingKind
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var order: [String] = []
    }

    private static let limit = 256
    private let state = Mutex(State())

    func remember(_ plan: String, _ entry: Entry) {
        state.withLock { state in
            if state.entries.updateValue(entry, forKey: plan) == nil { state.order.append(plan) }
            if state.order.count > Self.limit { state.entries[state.order.removeFirst()] = nil }
        }
    }

    subscript(plan: String) -> Entry? {
        state.withLock { $0.entries[plan] }
    }
}
