/// One statement, or a part of one, with its parameters.
///
/// Write it as a literal; an interpolated value becomes a parameter, an interpolated `SQL` is spliced in with its
/// parameters renumbered:
///
///     let mine: SQL = "council_id = \(council)"
///     try transaction.query("select code from unit where \(mine) and code = any(\(codes))")
///
/// No public way leads from a string made at run time to statement text: literals are `StaticString`, so text is
/// always the program's own and values are always parameters.
public struct SQL: Sendable {
    /// One parameter and where its `$n` stands in the text.
    struct Parameter: Sendable {
        /// Where `$` stands, in UTF-8 code units.
        var offset: Int
        let type: PostgresType
        let text: String?
    }

    /// The statement with `$1`, `$2`, … in place of values.
    private(set) var text: String
    /// The values in the order of their numbers.
    private(set) var parameters: [Parameter]

    /// Appends another part, its parameters renumbered to follow those here.
    private mutating func append(_ part: SQL) {
        var copied = part.text.utf8.startIndex
        for (index, parameter) in part.parameters.enumerated() {
            let dollar = part.text.utf8.index(part.text.utf8.startIndex, offsetBy: parameter.offset)
            text += part.text[copied..<dollar]
            append(parameter.text, as: parameter.type)
            copied = part.text.utf8.index(dollar, offsetBy: "$\(index + 1)".utf8.count)
        }
        text += part.text[copied...]
    }

    private mutating func append(_ value: String?, as type: PostgresType) {
        parameters.append(Parameter(offset: text.utf8.count, type: type, text: value))
        text += "$\(parameters.count)"
    }
}

extension SQL: ExpressibleByStringInterpolation {
    /// Collects the pieces of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL(text: "", parameters: [])

        /// Called by the compiler.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + 3 * interpolationCount)
            sql.parameters.reserveCapacity(interpolationCount)
        }

        /// The program's own text.
        public mutating func appendLiteral(_ literal: StaticString) { sql.text += literal.description }

        /// A value becomes a parameter.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            // A digit right behind `$1` would make it another number; literals begin so only by mistake, and then
            // the server refuses the statement.
            sql.append(value.postgresText, as: Value.postgresType)
        }

        /// A value that may be missing becomes a parameter that may be NULL.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            sql.append(value?.postgresText, as: Value.postgresType)
        }

        /// A part is spliced in.
        public mutating func appendInterpolation(_ part: SQL) { sql.append(part) }
    }

    /// A statement without parameters.
    public init(stringLiteral literal: StaticString) { self.init(text: literal.description, parameters: []) }

    /// A statement with parameters.
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }
}

extension Sequence where Element == SQL {
    /// One part of many, as the conditions of a filter: `parts.joined(separator: " and ")`.
    public func joined(separator: SQL) -> SQL {
        var joined: SQL?
        for part in self { joined = joined.map { "\($0)\(separator)\(part)" } ?? part }
        return joined ?? ""
    }
}

extension SQL: CustomStringConvertible {
    /// The text without the values, fit for logs.
    public var description: String { text }
}

/// Several statements from a file, run without parameters; only this package makes them.
package struct SQLScript: Sendable {
    let text: String

    /// A script from text that the package carries, never from a person's input.
    package init(_ text: String) { self.text = text }
}
