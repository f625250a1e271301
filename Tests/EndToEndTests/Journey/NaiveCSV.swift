/// CSV read the plainest way: by the names of its columns, with quotes, one line a row.
struct NaiveCSV {
    let rows: [[String: String]]

    init(_ text: String) {
        let lines = text.split(separator: "\n").map { Self.fields(of: $0) }
        let header = lines.first ?? []
        rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func fields(of line: Substring) -> [String] {
        var (fields, isQuoted) = ([""], false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    /// The header of a file and those of its lines that begin with one of these units.
    static func lines(of text: String, _ isWanted: (String) -> Bool) -> String {
        let lines = text.split(separator: "\n")
        let wanted = lines.dropFirst().filter { line in isWanted(String(line.prefix { $0 != "," })) }
        return ([lines[0]] + wanted).joined(separator: "\n") + "\n"
    }
}
