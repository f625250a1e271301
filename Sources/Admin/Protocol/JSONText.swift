/// The little JSON that replies need: values are strings, null, numbers and lists; forbidden scalars are escaped.
public enum JSONText: Sendable {
    case null
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSONText])
    /// Members in the order given.
    case object([(String, JSONText)])

    /// A string, or null for nil.
    public init(_ text: String?) {
        self = text.map(JSONText.string) ?? .null
    }

    /// The value on one line.
    public var text: String {
        switch self {
        case .null: "null"
        case .string(let string): Self.quoted(string)
        case .number(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0) + ":" + $1.text }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        string.unicodeScalars.reduce(into: "\"") { $0 += escaped($1) } + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _ where scalar.isForbidden:
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return String(scalar)
        }
    }
}
