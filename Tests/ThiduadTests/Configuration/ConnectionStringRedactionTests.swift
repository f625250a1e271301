import Testing

@testable import thiduad

struct ConnectionStringRedactionTests {
    @Test(arguments: [
        ("postgresql://thidua@/thidua?host=/run/postgresql", "postgresql://thidua@/thidua?host=/run/postgresql"),
        ("postgresql://u:secret@h:5432/db", "postgresql://u:******@h:5432/db"),
        ("postgresql://u:p@ss/word@h/db", "postgresql://u:******@h/db"),
        ("postgresql://h:5432/db", "postgresql://h:5432/db"),
        ("postgresql://h/db?password=secret&port=1", "postgresql://h/db?password=******&port=1"),
        ("host=h password=secret user=u", "host=h password=****** user=u"),
        ("host=h password = 'se \\' cret' user=u", "host=h password=****** user=u"),
        ("host=h password='unterminated secret", "host=h password=******"),
        ("sslpassword=secret password=secret", "sslpassword=****** password=******"),
        ("host=h password=", "host=h password=******"),
    ])
    func `only the password is hidden`(text: String, shown: String) {
        #expect(ConnectionStringRedaction.redact(text) == shown)
    }
}
