/// Where a command writes the lines before its final one.
///
/// Every method waits when the client reads slower than the command writes, and throws when the client is gone. In JSON mode a row
/// is an object keyed by the columns, all pairs together are one object, and a text line is `{"line": …}`.
public actor Reply {
    /// Sends whole lines; it waits when too much is unread and throws when the session is gone.
    public typealias Sink = @Sendable ([UInt8]) async throws -> Void

    /// Lines are sent on when so many octets have gathered.
    static let chunkSize = 32 * 1024

    /// Whether rows and the final line are JSON.
    public nonisolated let isJSON: Bool
    private let prefix: String
    private let sink: Sink
    private var buffer: [UInt8] = []
    private var columnNames: [String] = []
    private var gatheredPairs: [(String, JSONText)] = []

    /// A reply to the request of that tag. Tests give a sink that collects.
    public init(tag: String? = nil, json: Bool = false, sink: @escaping Sink) {
        self.isJSON = json
        self.prefix = tag.map { "@\($0) " } ?? ""
        self.sink = sink
    }

    /// 100: how far long work is. `total` is nil while unknown. Sent at once; due every five seconds at least.
    public func progress(done: Int, total: Int?, unit: String, text: String = "") async throws {
        try await write(.progress, CopyText.line([String(done), total.map { String($0) }, unit, text]))
        try await flush()
    }

    /// 110: something worth knowing that is no part of the answer. Sent at once.
    public func notice(_ text: String) async throws {
        try await write(.notice, text.escapedForDisplay)
        try await flush()
    }

    /// 120: one event of a watch. Sent at once.
    public func event(_ values: [String?]) async throws {
        try await write(.event, CopyText.line(values))
        try await flush()
    }

    /// 210: the names of the columns of the rows that follow.
    public func columns(_ names: [String]) async throws {
        columnNames = names
        if !isJSON { try await write(.columns, CopyText.line(names)) }
    }

    /// 211: one row, a value for each column; nil is null.
    public func row(_ values: [String?]) async throws {
        guard isJSON else { return try await write(.row, CopyText.line(values)) }
        try await object(zip(columnNames, values).map { ($0, JSONText($1)) })
    }

    /// 212: a key and its value.
    public func pair(_ key: String, _ value: String?) async throws {
        guard isJSON else { return try await write(.pair, CopyText.line([key, value])) }
        gatheredPairs.append((key, JSONText(value)))
    }

    /// 213: plain text, a line for each of its lines. Tabs stand as they are, as between the fields of a row.
    public func line(_ text: String) async throws {
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if isJSON {
                try await object([("line", .string(String(part)))])
            } else {
                let fields = part.split(separator: "\t", omittingEmptySubsequences: false)
                try await write(.text, fields.map { String($0).escapedForDisplay }.joined(separator: "\t"))
            }
        }
    }

    /// 214: one JSON value, in either mode.
    public func json(_ value: JSONText) async throws {
        try await write(.json, value.text)
    }

    /// 130: the typed payload may come.
    func payloadExpected(_ text: String) async throws {
        try await write(.payloadExpected, text)
        try await flush()
    }

    /// Ends the reply.
    func finish(_ final: FinalLine) async throws {
        try await endPairs()
        append(final.serialised(json: isJSON))
        try await flush()
    }

    private func object(_ members: [(String, JSONText)]) async throws {
        try await endPairs()
        try await json(.object(members))
    }

    private func endPairs() async throws {
        guard !gatheredPairs.isEmpty else { return }
        let members = gatheredPairs
        gatheredPairs = []
        try await json(.object(members))
    }

    private func write(_ kind: ReplyLineKind, _ text: String) async throws {
        append("\(kind.rawValue)-\(text)")
        if buffer.count >= Self.chunkSize { try await flush() }
    }

    private func append(_ line: String) {
        buffer.append(contentsOf: prefix.utf8)
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
    }

    private func flush() async throws {
        let lines = buffer
        buffer = []
        try await sink(lines)
    }
}
