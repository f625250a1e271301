/// Why a column could not be read as the value asked for; never holds the value.
public struct DecodingFailure: Error, Equatable, Sendable {
    /// What was wrong.
    public enum Reason: Equatable, Sendable {
        /// The row has no such column.
        case noSuchColumn
        /// Several columns have this name.
        case ambiguousColumn
        /// NULL, where the Swift type has no place for it.
        case null
        /// The column has another type than those the Swift type reads.
        case type(expected: [PostgresType], actual: PostgresType)
        /// The text is no value of the Swift type.
        case malformed(PostgresType)
    }

    /// The column's name.
    public let column: String
    /// The Swift type asked for.
    public let swiftType: String
    /// What was wrong.
    public let reason: Reason
}

extension DecodingFailure: CustomStringConvertible {
    /// One line that names the column and the types.
    public var description: String {
        switch reason {
        case .noSuchColumn: "column \"\(column)\" is not in the row"
        case .ambiguousColumn: "column \"\(column)\" is in the row more than once"
        case .null: "column \"\(column)\" is NULL, which \(swiftType) cannot be"
        case .type(let expected, let actual):
            "column \"\(column)\" is \(actual), but \(swiftType) reads "
                + expected.map(\.description).joined(separator: " or ")
        case .malformed(let type): "column \"\(column)\" of type \(type) holds no valid \(swiftType)"
        }
    }
}
