import Councils
import Testing

@Suite("Codes")
struct CodeTests {
    @Test(
        "are lower-case letters, digits and inner hyphens",
        arguments: [
            ("quan-1", true), ("a", true), ("7", true), (String(repeating: "a", count: 63), true), ("", false),
            ("Quan", false), ("quận", false), ("-a", false), ("a-", false), ("a b", false), ("a_b", false),
            (String(repeating: "a", count: 64), false),
        ])
    func code(text: String, isCode: Bool) {
        #expect((Code(rawValue: text) != nil) == isCode)
    }

    @Test(
        "of criteria are as tables print them",
        arguments: [
            ("1.1", true), ("A1", true), ("a-b.2", true), ("", false), (".1", false), ("1.", false), ("1 1", false),
            (String(repeating: "1", count: 33), false),
        ])
    func criterionCode(text: String, isCode: Bool) {
        #expect((CriterionCode(rawValue: text) != nil) == isCode)
    }

    @Test(
        "Labels are text that people can read",
        arguments: [
            (" Quận 1 ", "Quận 1"), ("\u{A0}ề\u{3000}", "ề"), ("a\u{301} ", "a\u{301}"), ("", nil), ("  ", nil),
            ("a\u{7}b", nil), ("a\u{7F}b", nil), ("a\u{85}b", nil), (String(repeating: "ề", count: 501), nil),
            (String(repeating: "ề", count: 500), String(repeating: "ề", count: 500)),
            (String(repeating: "e", count: 501), nil),
        ] as [(String, String?)])
    func label(text: String, read: String?) {
        #expect(Label(text)?.text == read)
    }
}
