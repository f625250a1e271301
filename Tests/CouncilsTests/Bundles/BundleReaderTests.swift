import Councils
import Testing

@Suite("The reader of bundles")
struct BundleReaderTests {
    /// Why a text is no bundle; the line and the English sentence.
    private func fault(_ text: String) -> String? { fault(octets: Array(text.utf8)) }

    private func fault(octets: [UInt8]) -> String? {
        do throws(BundleFault) {
            _ = try Bundle(octets)
            return nil
        } catch { return "\(error.line): \(error.reason)" }
    }

    @Test("reads every field, and what is written of it is the same text")
    func reading() throws {
        let bundle = try Bundle(Array(BundleFixture.text.utf8))
        #expect(bundle.closing.clusterName == "Cụm 1")
        #expect(bundle.rules.excellentMaxShare.description == "40.00")
        #expect(bundle.main.criteria[1].text == "Ký giao ước\tđúng hạn")
        #expect(bundle.main.aggregate == .halves(first: 1, second: 2))
        #expect(bundle.cards.map(\.unit) == ["xa-an", "xa-binh", "xa-chau"])
        #expect(bundle.cards[0].lines[0][.decided].reason == "Thiếu minh chứng")
        #expect(bundle.standings[2].gates == [.disqualified])
        #expect(bundle.slots.map(\.unit) == ["xa-an", "xa-binh", nil])
        #expect(bundle.outputs.line == 53)
    }

    @Test("writes what it reads", arguments: UInt64(0)..<20)
    func writing(seed: UInt64) {
        let bundle = NaiveBundle(seed: seed)
        #expect(BundleText.file(bundle.rows.dropFirst().dropLast()) == bundle.text, "seed \(seed)")
    }

    @Test(
        "names the line, what was expected and what stands there",
        arguments: [
            (1, "thidua-bundle\t1", "unit,points", "1: this is no bundle: it begins with \"unit,points\" and not with"),
            (1, "1", "2", "1: the file is of version 2 of the format; this program reads 1;"),
            (2, "year_end", "mid_year", "2: kind is \"mid_year\" where \"year_end\" was expected"),
            (2, "2025", "1925", "2: year is \"1925\" where a whole number from 1945 to 2200 was expected"),
            (2, "T10:00:00Z", "", "2: closed_at is \"2026-01-31\" where an instant such as"),
            (3, "names", "nmes", "3: no line of a bundle begins with \"nmes\""),
            (
                3, "\tCụm 1", "",
                "3: a line \"names\" has 2 fields behind that word, here are 1; they are: council_name,"
            ),
            (3, "Cụm 1", "Cụm 1\tx", "3: a line \"names\" has 2 fields behind that word, here are 3;"),
            (3, "Cụm 1", "Cụm\\q1", "3: \"Cụm\\\\q1\" holds an escape that is none"),
            (4, "90.00", "90", "4: excellent_from is \"90\" where a number with two places such as 91.50 was expected"),
            (4, "90.00", "1.000.00", "4: excellent_from is \"1.000.00\" where a number"),
            (4, "fewer", "fever", "4: tie_keys is"),
            (4, "rules", "names", "4: a line \"names\" has 2 fields"),
            (5, "set", "slot", "5: a line \"slot\" has 3 fields"),
            (6, "group\tmain", "group\tfirst", "6: which is \"first\" where \"main\" was expected"),
            (9, "\t1\tA1", "\t2\tA1", "9: no is \"2\" where \"1\" was expected"),
            (15, "xa-an", "Xa-an", "15: unit is \"Xa-an\" where a code of lower-case letters"),
            (16, "xa-an", "xa-on", "16: unit is \"xa-on\" where \"xa-an\" was expected"),
            (17, "\t2\t20", "\t1\t20", "17: no is \"1\" behind \"1\"; lines stand in their order, each once"),
            (16, "main\t1", "main\t0", "16: half is \"0\" where a whole number from 1 to 2 was expected"),
            (16, "main\t1", "first\t1", "16: which is \"first\": the set of this half was another"),
            (27, "xa-binh", "xa-a", "27: unit is \"xa-a\" behind \"xa-an\"; lines stand in their order"),
            (49, "flag", "certificate", "49: award is \"certificate\" where \"flag\" was expected"),
            (52, "43e0", "43E0", "52: hex is \"43E0"),
            (4, "first\t2", "first\t3", "4: certificates is 3, and further down there are slots for 2"),
            (54, "53", "52", "54: the last line counts 52 lines before it, there are 53"),
        ])
    func faults(line: Int, old: String, new: String, message: String) {
        let changed = BundleFixture.changed(line, old, new)
        #expect(changed != BundleFixture.text)
        let said = fault(changed) ?? ""
        #expect(said.hasPrefix(message), "\(said)")
    }

    @Test("refuses a file that was cut off, wherever that was")
    func truncated() {
        let octets = Array(BundleFixture.text.utf8)
        for length in stride(from: 0, to: octets.count, by: 7) {
            #expect(fault(octets: Array(octets[..<length])) != nil, "\(length) octets")
        }
        #expect(fault("") == "0: the file is empty")
        let lines = BundleFixture.text.split(separator: "\n").map { $0 + "\n" }
        #expect(
            fault(lines[..<14].joined())
                == "14: the file ends behind this line, where a line \"card\" was expected; the rest of it is missing")
        #expect(
            fault(String(BundleFixture.text.dropLast()))
                == "54: the file ends in the middle of this line; the rest of it is missing")
    }

    @Test("refuses what other programs make of a file")
    func rewritten() {
        let text = BundleFixture.text
        #expect(fault(text.replacing("\n", with: "\r\n"))?.hasPrefix("1: there is a carriage return") == true)
        #expect(fault(text + "\n") == "55: there is something behind the line \"end\"")
        #expect(fault("\u{FEFF}" + text)?.hasPrefix("1: this is no bundle") == true)
        #expect(fault(text.replacing("Cụm 1", with: "Cụm\u{1B}[2J"))?.hasPrefix("3: there is a control") == true)
        #expect(fault(text.replacing("Cụm 1", with: "Cụm\u{9B}2J"))?.hasPrefix("3: there is a control") == true)
        #expect(fault(octets: Array(text.utf8.prefix(200)) + [0xC3, 0x0A])?.hasSuffix("not UTF-8") == true)
        #expect(fault("\n")?.hasPrefix("1: this is no bundle") == true)
    }

    @Test("sets a limit on lines and on the file")
    func limits() {
        let long = BundleFixture.changed(3, "Cụm 1", String(repeating: "x", count: Bundle.lineLimit))
        #expect(fault(long) == "3: the line has more than 64 KiB; no line of a bundle has")
        let large = [UInt8](repeating: 0x0A, count: Bundle.sizeLimit + 1)
        #expect(fault(octets: large) == "0: the file has more than 64 MiB; no bundle has")
    }

    @Test("says it in Vietnamese too")
    func vietnamese() {
        #expect(throws: BundleFault.self) { try Bundle([]) }
        let message = Message("bundle_wants_same", ["field": "unit", "stands": "a", "expected": "b"])
        #expect(message.text(in: .vietnamese) == "unit là \"a\", lẽ ra phải là \"b\"")
    }
}
