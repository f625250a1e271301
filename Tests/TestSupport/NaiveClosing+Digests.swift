import Councils

extension NaiveYearCriterion {
    /// What every criterion says.
    public static let text = "tiêu chí"
    /// The step of its points.
    public static let step = 1
    /// The most bonus on top of its points.
    public var bonusMax: Int { isBase ? 1_000 : 0 }
}

extension NaiveYearTable {
    /// What every group gives at most, for nothing asks.
    public static let groupMax = 100

    /// The digest of the year's set, in hexadecimal.
    public var digest: String { digest(of: 0) }

    /// The digest of the first half's set; `nil` where it is the year's.
    public var firstHalfDigest: String? { firstHalf.map { _ in digest(of: 1) } }

    private func digest(of half: Int) -> String {
        let (criteria, groups) = (criteria(of: half), groups(of: half))
        let base = criteria.filter(\.isBase).reduce(0) { $0 + $1.max }
        var fields: [String?] = [
            NaiveClosing.text(base), NaiveClosing.text(bonusCap), weights == nil ? "annual" : "halves",
            weights.map { "\($0.first)" }, weights.map { "\($0.second)" }, "100.00",
        ]
        for group in groups { fields += [group, NaiveClosing.text(Self.groupMax)] }
        for criterion in criteria {
            let group = groups.firstIndex(of: criterion.group).map { "\($0 + 1)" }
            let points = [criterion.max, NaiveYearCriterion.step, criterion.bonusMax].map(NaiveClosing.text)
            fields += [criterion.code, group, NaiveYearCriterion.text, criterion.kind] + points + ["false", nil, nil]
        }
        return NaiveClosing.hex(NaiveClosing.joined(fields))
    }
}

// MARK: Digests as somebody else would work them out

extension NaiveClosing {
    /// SHA-256 of a text in hexadecimal.
    public static func hex(_ text: String) -> String {
        SHA256.digest(of: Array(text.utf8)).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    }

    /// Hundredths with two places.
    public static func text(_ hundredths: Int) -> String {
        "\(hundredths / 100)." + String(hundredths % 100 + 100).dropFirst()
    }

    /// Fields, each with its length; a missing one is a dash.
    static func joined(_ fields: [String?]) -> String {
        fields.map { field in field.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
    }

    /// What goes in, given the digests of the cards by unit, where they have one.
    public func inputsDigest(cards: [String: String]) -> String {
        let rules = year.rules
        let thresholds = cluster.thresholds ?? rules.thresholds
        var fields: [String?] = [
            year.code, cluster.code, "2025", "year_end", Self.text(thresholds.excellent), Self.text(thresholds.good),
            Self.text(thresholds.fair), Self.text(rules.excellentMaxShare), rules.tieKeys.joined(separator: ","),
            rules.keyTaskGroup, "\(certificates)", policy, cluster.table?.digest, cluster.table?.firstHalfDigest,
        ]
        for member in cluster.present.sorted(by: { $0.code < $1.code }) {
            fields += [member.code] + cardFields(member) + [cards[member.code], member.votes.map(String.init)]
        }
        return Self.hex(Self.joined(fields))
    }

    /// Figure, base, bonus, deduction and total, as on the card.
    private func cardFields(_ member: NaiveMember) -> [String?] {
        guard let card = cluster.table.map({ NaiveYearCard(member, $0) }), card.isComplete else {
            return [nil, nil, nil, nil, nil]
        }
        return [member.figure] + [card.base, card.bonus, card.deduction, card.total].map(Self.text)
    }

    /// What comes out.
    public var standingsDigest: String {
        var fields: [String?] = []
        for standing in standings {
            let points = [standing.base, standing.bonus, standing.deduction, standing.total].map { $0.map(Self.text) }
            fields += [
                standing.unit, standing.rank.map(String.init), "\(standing.isTied)", standing.yearClass,
                "\(standing.isCapped)",
            ]
            fields += points + [tieText(standing.tieValues), standing.gates.isEmpty ? nil : standing.gateText]
        }
        return Self.hex(Self.joined(fields + slots.map(\.unit)))
    }

    /// Votes are whole, everything else has two places.
    private func tieText(_ values: [Int]?) -> String? {
        values.map { values in
            zip(year.rules.tieKeys, values).map { key, value in
                key == "cluster_ballot" ? "\(value)" : Self.text(value)
            }.joined(separator: ",")
        }
    }
}

extension NaiveClosing.Standing {
    /// The gates as they are written.
    public var gateText: String { gates.joined(separator: ",") }
}
