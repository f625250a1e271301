import Schema

/// The own SQLSTATEs that the schema raises, read from its text.
enum SchemaStates {
    static var raised: [String] {
        SchemaFile.all.flatMap { file in
            file.text.matches(of: /(?:errcode = |refuse\()'(TD\d{3})'/).map { String($0.1) }
        }
    }
}
