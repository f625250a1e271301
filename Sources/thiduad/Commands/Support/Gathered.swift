import Synchronization

/// Rows that work inside a transaction found, to be listed once it has ended.
final class Gathered<Value: Sendable>: Sendable {
    private let found = Mutex<[Value]>([])

    /// What was found; nothing before it was set.
    var values: [Value] { found.withLock { $0 } }

    /// Takes down what was found; a transaction that runs again overwrites what it found before.
    func set(_ values: [Value]) {
        found.withLock { $0 = values }
    }
}
