extension String {
    /// The text as one word of a request or as the value of a reply's field: bare where it can be, else in quotes.
    public var asProtocolWord: String {
        isBareWord ? self : quoted
    }

    /// The text in quotes with the protocol's escapes.
    var quoted: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isForbidden: text += scalar.bracedEscape
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private var isBareWord: Bool {
        !isEmpty && unicodeScalars.allSatisfy { $0 != " " && $0 != "\"" && $0 != "\\" && !$0.isForbidden }
    }
}
