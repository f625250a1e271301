/// One thing wrong with an imported file: where it stands, what stands there, and why that cannot be.
public struct ImportMistake: Sendable, Equatable {
    /// The line in the file, from 1; the header is line 1.
    public var line: Int
    /// The name of the column.
    public var column: String
    /// What the file says there; `nil` where it says nothing.
    public var value: String?
    /// Why that is refused.
    public var reason: Message

    /// A mistake at a line and column.
    public init(line: Int, column: String, value: String?, reason: Message) {
        self.line = line
        self.column = column
        self.value = value
        self.reason = reason
    }
}

/// A file that is refused as a whole, with every mistake that was found in it.
public struct ImportRejection: Error, Sendable, Equatable {
    /// The mistakes in the order of their lines, at most ``limit`` of them.
    public var mistakes: [ImportMistake]
    /// How many mistakes there are in all.
    public var count: Int

    /// At most this many mistakes are listed; the count is right all the same.
    public static let limit = 1000

    /// A rejection with its mistakes put in the order of their lines.
    public init(_ mistakes: [ImportMistake], count: Int? = nil) {
        let ordered = mistakes.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        self.mistakes = ordered.prefix(Self.limit).map(\.element)
        self.count = count ?? mistakes.count
    }
}
