/// Reads a bundle line by line; each section has its place, and its lines their order.
struct BundleReader {
    private var lines: BundleLines
    private var ahead: BundleRow?

    init(_ octets: [UInt8]) throws(BundleFault) {
        lines = try BundleLines(octets)
        var head = try take(.head)
        let version = head.optional()
        guard version == "\(Bundle.version)" else {
            throw head.fault("bundle_version", ["known": "\(Bundle.version)"])
        }
    }

    private mutating func advance() throws(BundleFault) {
        ahead = try lines.next().map { line throws(BundleFault) in
            try BundleRow(line: line.number, text: line.text)
        }
    }

    /// What the next line begins with; `nil` at the end of the file.
    var nextKeyword: BundleKeyword? { ahead?.keyword }

    /// The next line, which must be of a kind.
    mutating func take(_ keyword: BundleKeyword) throws(BundleFault) -> BundleRow {
        if lines.count == 0 { try advance() }
        guard let row = ahead else {
            throw lines.fault(Message("bundle_ends_early", ["expected": keyword.rawValue]))
        }
        guard row.keyword == keyword else {
            let values = ["stands": row.keyword.rawValue, "expected": keyword.rawValue]
            throw BundleFault(line: row.line, reason: Message("bundle_keyword_unexpected", values))
        }
        // What follows the last line is asked for by whoever reads that.
        if keyword != .end { try advance() }
        return row
    }

    /// The next line if it is of a kind.
    mutating func takeIfNext(_ keyword: BundleKeyword) throws(BundleFault) -> BundleRow? {
        nextKeyword == keyword ? try take(keyword) : nil
    }

    /// The last line, with the number of lines before it, and nothing behind it.
    mutating func end() throws(BundleFault) {
        var row = try take(.end)
        let counted = "\(row.line - 1)"
        if row.optional() != counted { throw row.fault("bundle_end_count", ["counted": counted]) }
        if try lines.next() != nil { throw lines.fault("bundle_behind_end") }
    }
}

extension Bundle {
    /// Reads a file; throws the first thing that is wrong with it.
    public init(_ octets: [UInt8]) throws(BundleFault) {
        var reader = try BundleReader(octets)
        closing = try reader.closing()
        rules = try reader.rules()
        main = try reader.criteriaSet(.main)
        first = reader.nextKeyword == .set ? try reader.criteriaSet(.first) : nil
        cards = try reader.cards(main, first)
        standings = try reader.standings(cards)
        slots = try reader.slots(certificates: rules.certificates, rulesLine: rules.line)
        choices = try reader.choices()
        inputs = try reader.digest("inputs")
        outputs = try reader.digest("standings")
        try reader.end()
    }
}

extension BundleReader {
    fileprivate mutating func closing() throws(BundleFault) -> Bundle.Closing {
        var row = try take(.closing)
        let (council, cluster) = (try row.code(), try row.code())
        let year = try row.number(AwardYear.range)
        try row.repeating(ClosingKind.yearEnd.rawValue)
        let (revision, closedAt) = (try row.number(1...32_767), try row.instant())
        var names = try take(.names)
        return Bundle.Closing(
            council: council, cluster: cluster, year: year, revision: revision, closedAt: closedAt,
            councilName: try names.text(), clusterName: try names.text())
    }

    fileprivate mutating func rules() throws(BundleFault) -> Bundle.Rules {
        var row = try take(.rules)
        let (excellent, good, fair) = (try row.points(), try row.points(), try row.points())
        let share = try row.points()
        let keys = try row.words(Bundle.TieKey.self)
        if keys.isEmpty { throw row.fault("bundle_wants_text") }
        return Bundle.Rules(
            line: row.line, excellentFrom: excellent, goodFrom: good, fairFrom: fair, excellentMaxShare: share,
            tieKeys: keys,
            keyTaskGroup: try row.criterionCode(), certificates: try row.number(0...10_000),
            policy: try row.optionalWord(Bundle.WorkPolicy.self))
    }

    fileprivate mutating func digest(_ name: String) throws(BundleFault) -> Bundle.Digest {
        var row = try take(.digest)
        try row.repeating(name)
        return Bundle.Digest(line: row.line, hex: try row.digest())
    }
}
