import Councils
import TestSupport
import Testing

@Suite("CSV")
struct CSVReaderTests {
    private func records(_ text: String) throws -> [CSVReader.Record] {
        var reader = try CSVReader(Array(text.utf8))
        var records: [CSVReader.Record] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    @Test(
        "is read whatever made it",
        arguments: [
            "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\u{FEFF}a,b\n1,2", "a;b\n1;2\n", "a,b\n\n1,2\n\n", "\"a\",b\n\"1\",2\n",
        ])
    func shapes(text: String) throws {
        #expect(try records(text).map(\.fields) == [["1", "2"]])
    }

    @Test("keeps separators, quotes and line breaks of quoted fields, and counts lines as an editor does")
    func quoting() throws {
        let all = try records("a,b\n\"x, \"\"y\"\"\nz\",1\nw,2\n")
        #expect(all.map(\.fields) == [["x, \"y\"\nz", "1"], ["w", "2"]])
        #expect(all.map(\.line) == [2, 4])
    }

    @Test("keeps a semicolon file's decimal commas")
    func decimalComma() throws {
        #expect(try records("a;b\n9,5;x\n").map(\.fields) == [["9,5", "x"]])
    }

    @Test(
        "says where it is broken",
        arguments: [
            ("", 1, "file_empty"), ("a,b\n1,\"2\n", 2, "quote_not_closed"),
            ("a,b\n\"1\"x,2\n", 2, "text_behind_quote"),
        ])
    func broken(text: String, line: Int, reason: String) {
        let rejection = #expect(throws: ImportRejection.self) { try records(text) }
        #expect(rejection?.mistakes.first?.line == line)
        #expect(rejection?.mistakes.first?.reason.code == reason)
    }

    @Test("refuses what is not UTF-8")
    func encoding() {
        let rejection = #expect(throws: ImportRejection.self) {
            var reader = try CSVReader(Array("a,b\n".utf8) + [0xFF, 0x2C, 0x31, 0x0A])
            while try reader.next() != nil {}
        }
        #expect(rejection?.mistakes.first?.reason == "not_utf8")
    }

    @Test("gives back any fields that were written, seeded")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 7)
        let alphabet: [Character] = ["a", "Đ", "ề", ",", ";", "\"", "\n", " ", "\u{301}"]
        for _ in 0..<300 {
            let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 1...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
                    )
                }
            }
            let quoted = rows.map { $0.map(quote).joined(separator: ",") }
            #expect(try records("a,b,c\n" + quoted.joined(separator: "\n")).map(\.fields) == rows)
        }
    }

    /// By scalars: a quote with a combining mark behind it is still a quote.
    private func quote(_ field: String) -> String {
        "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
