/// One line of a bundle, whose fields are read in their order. What cannot be read is said with the field's name.
struct BundleRow {
    let line: Int
    let keyword: BundleKeyword
    private let fields: [String?]
    private var next = 0

    init(line: Int, text: String) throws(BundleFault) {
        self.line = line
        var parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let word = parts.removeFirst()
        guard let keyword = BundleKeyword(rawValue: word) else {
            // Whatever else is wrong with a first line, it says that this is some other file.
            let reason = line == 1 ? "bundle_not_one" : "bundle_keyword_unknown"
            throw BundleFault(line: line, reason: Message(reason, ["stands": BundleText.shown(word)]))
        }
        self.keyword = keyword
        guard parts.count == keyword.fields.count else {
            let values = [
                "keyword": word, "stands": "\(parts.count)", "expected": "\(keyword.fields.count)",
                "names": keyword.fields.joined(separator: ", "),
            ]
            throw BundleFault(line: line, reason: Message("bundle_field_count", values))
        }
        do throws(Message) {
            fields = try parts.map { part throws(Message) in try BundleText.value(part) }
        } catch { throw BundleFault(line: line, reason: error) }
    }

    /// What a field should be and is not; said of the one that was read last.
    func fault(_ code: String, _ values: [String: String] = [:]) -> BundleFault {
        let own = ["field": keyword.fields[max(0, next - 1)], "stands": BundleText.shown(fields[max(0, next - 1)])]
        return BundleFault(line: line, reason: Message(code, own.merging(values) { $1 }))
    }

    /// The next field as it stands.
    mutating func optional() -> String? {
        defer { next += 1 }
        return fields[next]
    }

    /// The next field, which is not missing.
    mutating func text() throws(BundleFault) -> String {
        guard let text = optional() else { throw fault("bundle_wants_text") }
        return text
    }

    /// A field that says what was said before, or what must be.
    mutating func repeating(_ expected: String) throws(BundleFault) {
        if optional() != expected { throw fault("bundle_wants_same", ["expected": BundleText.shown(expected)]) }
    }

    mutating func optionalPoints() throws(BundleFault) -> Points? {
        guard let text = optional() else { return nil }
        // Points have one way to be written: what reads them otherwise would change a digest's text.
        guard let points = try? Points(parsing: text), points.description == text else {
            throw fault("bundle_wants_points")
        }
        return points
    }

    mutating func points() throws(BundleFault) -> Points {
        guard let points = try optionalPoints() else { throw fault("bundle_wants_points") }
        return points
    }

    mutating func optionalNumber(_ range: ClosedRange<Int64>) throws(BundleFault) -> Int64? {
        guard let text = optional() else { return nil }
        guard let number = Int64(text), "\(number)" == text, range.contains(number) else {
            throw fault("bundle_wants_number", ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
        }
        return number
    }

    mutating func number(_ range: ClosedRange<Int>) throws(BundleFault) -> Int {
        let range = Int64(range.lowerBound)...Int64(range.upperBound)
        guard let number = try optionalNumber(range) else {
            throw fault("bundle_wants_number", ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
        }
        return Int(number)
    }

    mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
        _: Word.Type
    ) throws(BundleFault) -> Word? {
        guard let text = optional() else { return nil }
        guard let word = Word(rawValue: text) else { throw choices(Word.self) }
        return word
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) throws(BundleFault) -> Word {
        guard let word = try optionalWord(Word.self) else { throw choices(Word.self) }
        return word
    }

    /// Words with commas between them, in the order of their listing where that is one order only; missing is none.
    mutating func words<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) throws(BundleFault) -> [Word] {
        guard let text = optional() else { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let words = parts.compactMap { Word(rawValue: String($0)) }
        guard words.count == parts.count, Set(words.map(\.rawValue)).count == words.count else {
            throw choices(Word.self)
        }
        return words
    }

    private func choices<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> BundleFault {
        fault("bundle_wants_word", ["choices": Word.allCases.map(\.rawValue).joined(separator: ", ")])
    }

    mutating func truth() throws(BundleFault) -> Bool {
        guard let truth = optional().flatMap(Bool.init) else {
            throw fault("bundle_wants_word", ["choices": "true, false"])
        }
        return truth
    }

    mutating func code() throws(BundleFault) -> String {
        guard let code = optional().flatMap(Code.init) else { throw fault("bundle_wants_code") }
        return code.rawValue
    }

    mutating func criterionCode() throws(BundleFault) -> String {
        guard let code = optional().flatMap(CriterionCode.init) else { throw fault("bundle_wants_criterion_code") }
        return code.rawValue
    }

    mutating func optionalDigest(digits: Int = 64) throws(BundleFault) -> String? {
        guard let text = optional() else { return nil }
        let isHexadecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard text.utf8.count == digits, isHexadecimal else {
            throw fault("bundle_wants_digest", ["digits": "\(digits)"])
        }
        return text
    }

    mutating func digest(digits: Int = 64) throws(BundleFault) -> String {
        guard let digest = try optionalDigest(digits: digits) else {
            throw fault("bundle_wants_digest", ["digits": "\(digits)"])
        }
        return digest
    }

    mutating func instant() throws(BundleFault) -> String {
        let text = try text()
        guard text.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/#) != nil else {
            throw fault("bundle_wants_instant")
        }
        return text
    }
}
