import Councils
import Testing

/// Every field of every line, changed alone.
@Suite("A bundle with one field changed")
struct BundleMutationTests {
    /// What no digest covers, as the page "Bundles" says: names, who closed when, the set's code and version, and the chair's words.
    private static let uncovered: Set = [
        "closing revision", "closing closed_at", "names council_name", "names cluster_name", "set code", "set version",
        "card unit_name", "choice reason", "choice document", "choice author", "choice at",
    ]

    private static let words: [[String?]] = [
        ["self", "head", "agreed", "decided", nil], ["filling", "agreed", "decided"], ["true", "false"],
        ["main", "first"], ["annual", "halves"], ["excellent", "good", "fair", "average", nil],
        ["none", "deduct", "hold", "not_considered", "disqualify"], ["flag", "certificate"],
        ["zero", "not_ranked", nil],
        ["key_group_points", "more_bonus,cluster_ballot"], ["disqualified", "covenant_unsigned,dossier_late", nil],
        ["manual", "boolean", "ladder", "proportional", "lateness", "external", "cross", "bonus", "deduction"],
        ["0.00", "0.01", "7.50", nil], ["0", "1", "2", "3"], ["yes", "no", "3/4", nil],
    ]

    /// Other values that a field might be given, right ones of its kind among them.
    private static func others(_ value: String?) -> [String?] {
        var others: [String?] = words.filter { $0.contains(value) }.flatMap(\.self)
        if let value {
            others += [nil, value + "x", String(value.dropLast()) + (value.hasSuffix("0") ? "1" : "0")]
        } else {
            others += ["Lý do", "1.00", "3"]
        }
        var seen: Set<String?> = [value]
        return Array(others.filter { seen.insert($0).inserted }.prefix(6))
    }

    /// Whether the change is one that the file cannot show.
    private static func isUncovered(_ row: [String?], _ place: Int, _ other: String?) -> Bool {
        guard let keyword = row[0].flatMap(BundleKeyword.init) else { return false }
        let name = "\(keyword.rawValue) \(keyword.fields[place - 1])"
        // How far an undecided card had come counts for nothing.
        if name == "card state" { return row[place] != "decided" && other != "decided" }
        return uncovered.contains(name)
    }

    @Test("is found out, and the unit and the line are named", arguments: [UInt64(3), 8, 11])
    func everyField(seed: UInt64) throws {
        let rows = NaiveBundle(seed: seed, units: 2).rows
        var changes = 0
        for (line, row) in rows.enumerated() {
            for place in row.indices.dropFirst() {
                for other in Self.others(row[place]) {
                    var changed = rows
                    changed[line][place] = other
                    let said = Self.said(changed)
                    let what = "seed \(seed), line \(line + 1): \(row) with \(other ?? "nothing") at \(place): \(said)"
                    if Self.isUncovered(row, place, other) { continue }
                    changes += 1
                    #expect(Self.names(row, line + 1, said), "\(what)")
                }
            }
        }
        #expect(changes > 500)
    }

    /// What a reader or the check says, each with its line.
    private static func said(_ rows: [[String?]]) -> [(line: Int, text: String)] {
        do throws(BundleFault) {
            let check = BundleCheck(try Bundle(Array(NaiveBundle.text(rows).utf8)))
            return check.differences.map { ($0.line, $0.message.description) }
        } catch { return [(error.line, error.reason.description)] }
    }

    /// Whether the changed line was named, or the unit that it is of; what is of no unit has its own line or a digest's.
    private static func names(_ row: [String?], _ line: Int, _ said: [(line: Int, text: String)]) -> Bool {
        // What is out of order is said of the line that no longer fits behind the changed one.
        if said.contains(where: { $0.line == line || $0.line == line + 1 }) { return true }
        switch row[0] {
        case "line", "finding", "card", "standing":
            let unit = row[1] ?? ""
            return said.contains { said in
                ["unit \(unit),", "unit \(unit):", "unit is \"\(unit)\""].contains { said.text.contains($0) }
            }
        case "group", "criterion": return said.contains { $0.text.hasPrefix("criteria \"\(row[1] ?? "")\"") }
        case "closing", "rules": return said.contains { $0.text.hasPrefix("the digest of the inputs") }
        // Of a set or a rule that was taken away what stood under it is named.
        default: return !said.isEmpty
        }
    }

    @Test("taken out, or put in twice, is found out too", arguments: [UInt64(3), 8, 11])
    func everyLine(seed: UInt64) throws {
        let rows = NaiveBundle(seed: seed, units: 2).rows
        for line in rows.indices.dropLast() where rows[line][0] != "choice" {
            var (without, twice) = (rows, rows)
            without.remove(at: line)
            without[without.count - 1][1] = "\(without.count - 1)"
            twice.insert(rows[line], at: line)
            twice[twice.count - 1][1] = "\(twice.count - 1)"
            #expect(!Self.said(without).isEmpty, "seed \(seed) without line \(line + 1)")
            #expect(!Self.said(twice).isEmpty, "seed \(seed) with line \(line + 1) twice")
        }
    }

    @Test("and everything above it worked out anew is shown by the printed digest alone")
    func forged() throws {
        var forged = NaiveBundle(seed: 3, units: 3)
        let printed = try Bundle(Array(forged.text.utf8)).inputs.hex
        forged.units[0].votes = (forged.units[0].votes ?? 0) + 1
        let bundle = try Bundle(Array(forged.text.utf8))
        #expect(BundleCheck(bundle).differences.isEmpty)
        let differences = BundleCheck(bundle, printedInputs: String(printed.prefix(8))).differences
        #expect(differences.map(\.message.code) == ["bundle_not_as_printed"])
    }
}
