import Councils
import TestSupport
import Testing

@Suite("A regulation's draft")
struct RegulationDraftTests {
    private let header = "part,text\n"

    @Test("is read in the order of its file; legal bases repeat, sections stand once")
    func reading() throws {
        let draft = try RegulationDraft(
            csv: Array(
                (header
                    + "legal_basis,Luật Thi đua\nlegal_basis,Nghị định 98\nprinciples,\"Tự nguyện,\r\n\r\ncông khai\"\n")
                    .utf8))
        #expect(draft.entries.map(\.part) == [.legalBasis, .legalBasis, .principles])
        #expect(draft.entries[2].text == "Tự nguyện,\n\ncông khai")
    }

    @Test(
        "names every mistake with line and column",
        arguments: [
            ("", "1 part file_without_lines"), ("preamble,x\n", "2 part choice_malformed"),
            ("principles,\n", "2 text value_missing"), ("principles,a\nprinciples,b\n", "3 part stands_twice"),
            ("other,a\nother,b\nmembers,c\nmembers,d\nmembers,e\n", "5 part stands_twice;6 part stands_twice"),
            ("other,a\tb\n", "2 text part_text_malformed"), ("other,a\u{202E}b\n", "2 text part_text_malformed"),
            ("other,a\u{2028}b\n", "2 text part_text_malformed"),
            ("other,\(String(repeating: "ă", count: 20_001))\n", "2 text part_text_malformed"),
            (String(repeating: "other,a\n", count: 501), "502 part too_many_parts"),
        ])
    func mistakes(rows: String, expected: String) {
        let rejection = #expect(throws: ImportRejection.self) { try RegulationDraft(csv: Array((header + rows).utf8)) }
        let found = rejection?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }.joined(separator: ";")
        #expect(found == expected)
    }

    @Test(
        "lacks what its checklist asks for",
        arguments: [
            ([], "legal_basis principles organisation working_regime members head_and_deputies"),
            (RegulationPart.checklist, "legal_basis"),
            ([.legalBasis, .other] + RegulationPart.checklist.dropLast(), "head_and_deputies"),
            (RegulationPart.allCases, ""),
        ] as [([RegulationPart], String)])
    func missing(parts: [RegulationPart], expected: String) {
        #expect(RegulationPart.missing(among: parts).map(\.rawValue).joined(separator: " ") == expected)
    }

    @Test("written as a file reads back as it was", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = ["\"", "\"\u{301}", ",", ";", "\n", "ế", "e\u{302}\u{301}", " ", "=", "“", "Điều 1.", "👩‍👩‍👧", "\\"]
        let sections = RegulationPart.checklist.shuffled(using: &random)
        let entries = (0..<20).map { index in
            // Blanks at the ends are not kept, so a letter stands there.
            let middle = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            return RegulationDraft.Entry(
                part: index < sections.count
                    ? sections[index] : [.legalBasis, .other].randomElement(using: &random) ?? .other,
                text: "a" + middle.joined() + "z")
        }
        let read = try RegulationDraft(csv: Array((RegulationDraft.csv(entries) + "\n").utf8))
        #expect(read.entries == entries, "seed \(seed)")
    }
}
