import Admin
import Testing

/// What a command of the sample's year is answered, line by line:
///
/// - `= state=mid_year`: values that the answer gives, among others; `= no_change`: it is so already.
/// - `| kind=report state=late unit=quan-1,quan-3`: a row, with these values in these columns; several units are a row each. The
///   answer has these rows and no others. `| none`: it has none.
/// - `+ criterion=3.2 self_points=10.00`: a row among others.
/// - `! rule=…`: it is refused by this rule; with `line=`, the file has this mistake and those of the other lines, and no more.
///
/// With `says="…"` the sentence for people, of a row or of the refusal, has these words in it.
struct YearAnswer {
    typealias Values = [String: String]

    var values: Values = [:]
    var rows: [Values]?
    /// Rows that are among the answer's.
    var others: [Values] = []
    var refusals: [Values] = []
    var changesNothing = false

    mutating func take(_ text: Substring) throws {
        let values = try Self.values(text.dropFirst(2))
        switch text.prefix(2) {
        case "= " where text == "= no_change": changesNothing = true
        case "= ": self.values.merge(values) { $1 }
        case "| " where text == "| none": rows = []
        case "| ": rows = (rows ?? []) + Self.expanded(values)
        case "+ ": others.append(values)
        case "! ": refusals.append(values)
        default: throw YearScript.Mistake(place: "", text: String(text))
        }
    }

    /// What differs from this in an answer, in words; `nil` if nothing does.
    func difference(from answer: Answer) -> String? {
        if !refusals.isEmpty { return refusalDifference(from: answer) }
        let word = changesNothing ? "no_change" : nil
        if answer.final.isRefusal || (answer.word == "no_change") != (word != nil) { return answer.final.serialised() }
        for (name, value) in values where answer.pairs[name] != value && answer.final[name] != value {
            return "\(name) is \(answer.pairs[name] ?? answer.final[name] ?? "nothing"), not \(value)"
        }
        let there = Self.rows(of: answer)
        for row in others where !there.contains(where: { Self.holds(row, in: $0) }) { return "missing: \(row)" }
        return rows.flatMap { Self.difference($0, from: answer) }
    }

    private func refusalDifference(from answer: Answer) -> String? {
        guard answer.final.isRefusal else { return "it is not refused: \(answer.final.serialised())" }
        if refusals[0]["line"] != nil { return Self.difference(refusals, from: answer) }
        let isSaid = refusals[0]["says"].map { answer.final.text?.contains($0) ?? false } ?? true
        return answer.final["rule"] == refusals[0]["rule"] && isSaid ? nil : answer.final.serialised()
    }

    /// Rows count as often as they stand there, in any order.
    private static func difference(_ wanted: [Values], from answer: Answer) -> String? {
        var left = rows(of: answer)
        var missing: [Values] = []
        for row in wanted {
            if let place = left.firstIndex(where: { holds(row, in: $0) }) {
                left.remove(at: place)
            } else {
                missing.append(row)
            }
        }
        return left.isEmpty && missing.isEmpty ? nil : "missing: \(missing); not expected: \(left)"
    }

    private static func rows(of answer: Answer) -> [Values] {
        answer.rows.map { row in Dictionary(uniqueKeysWithValues: zip(answer.columns, row.map { $0 ?? "" })) }
    }

    private static func holds(_ wanted: Values, in row: Values) -> Bool {
        wanted.allSatisfy { name, value in
            name == "says" ? row["text"]?.contains(value) ?? false : row[name] == value
        }
    }

    /// `name=value` between blanks; a value with blanks stands in quotes, one with quotes in single ones.
    private static func values(_ text: Substring) throws -> Values {
        var values: Values = [:]
        for match in text.matches(of: #/([a-z_]+)=(?:"([^"]*)"|'([^']*)'|(\S*))/#) {
            values[String(match.1)] = String(match.2 ?? match.3 ?? match.4 ?? "")
        }
        return values
    }

    private static func expanded(_ values: Values) -> [Values] {
        guard let units = values["unit"] else { return [values] }
        return units.split(separator: ",").map { unit in values.merging(["unit": String(unit)]) { $1 } }
    }
}
