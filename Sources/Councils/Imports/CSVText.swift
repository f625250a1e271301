/// One line of a CSV file, as ``CSVReader`` reads it back.
public enum CSVText {
    /// Fields joined by commas; one that holds a comma, a semicolon, a quote or a line break stands in quotes.
    public static func line(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        let special: Set<UInt8> = [0x22, 0x2C, 0x3B, 0x0A, 0x0D]
        guard text.utf8.contains(where: special.contains) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
