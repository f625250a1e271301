/// The names of the statements a connection has prepared, the least recently used one given up first.
struct StatementCache {
    /// A statement is prepared for its text and its parameters' types.
    struct Key: Hashable {
        let text: String
        let types: [PostgresType]

        init(_ sql: SQL) {
            text = sql.text
            types = sql.parameters.map(\.type)
        }
    }

    private struct Entry {
        let name: String
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { entries.count }

    /// The name under which the statement is prepared, counted as a use.
    mutating func name(for key: Key) -> String? {
        uses += 1
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].lastUse = uses
        return entries.values[index].name
    }

    /// A name no statement of this connection has had.
    mutating func makeName() -> String {
        names += 1
        return "s\(names)"
    }

    /// Records a prepared statement; returns the name that must be deallocated for it, if the cache was full.
    mutating func insert(_ name: String, for key: Key) -> String? {
        uses += 1
        let evicted = entries.count >= capacity ? removeLeastRecentlyUsed() : nil
        entries[key] = Entry(name: name, lastUse: uses)
        return evicted
    }

    /// A search through all entries: it is paid only where a round trip to prepare is paid too.
    private mutating func removeLeastRecentlyUsed() -> String? {
        guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        return entries.removeValue(forKey: oldest.key)?.name
    }

    mutating func removeAll() { entries.removeAll(keepingCapacity: true) }
}
