extension BundleReader {
    /// All cards with their lines and findings.
    mutating func cards(
        _ main: Bundle.CriteriaSet, _ first: Bundle.CriteriaSet?
    ) throws(BundleFault) -> [Bundle.Card] {
        var cards: [Bundle.Card] = []
        repeat {
            var card = try card(behind: cards.last?.unit)
            card.lines = try lines(of: card.unit, main, first)
            card.findings = try findings(of: card.unit)
            cards.append(card)
        } while nextKeyword == .card
        return cards
    }

    private mutating func card(behind before: String?) throws(BundleFault) -> Bundle.Card {
        var row = try take(.card)
        let unit = try row.code()
        // Octet by octet, as the collation C orders.
        if let before, !before.utf8.lexicographicallyPrecedes(unit.utf8) {
            throw row.fault("bundle_out_of_order", ["before": before])
        }
        return Bundle.Card(
            line: row.line, unit: unit, unitName: try row.text(), state: try row.word(CardState.self),
            figure: try row.optionalWord(Figure.self), base: try row.optionalPoints(),
            bonus: try row.optionalPoints(), deduction: try row.optionalPoints(), total: try row.optionalPoints(),
            digest: try row.optionalDigest(), votes: try row.optionalNumber(0...32_767).map(Int.init))
    }

    private mutating func lines(
        of unit: String, _ main: Bundle.CriteriaSet, _ first: Bundle.CriteriaSet?
    ) throws(BundleFault) -> [Bundle.Line] {
        var lines: [Bundle.Line] = []
        let halves = main.aggregate == .annual ? 0...0 : 1...2
        while var row = try takeIfNext(.line) {
            try row.repeating(unit)
            let which = try row.word(Bundle.WhichSet.self)
            let half = try row.number(halves)
            let set = half == 1 ? first ?? main : main
            guard which == set.which else {
                let values = ["which": set.which.rawValue, "field": "which", "stands": which.rawValue]
                throw row.fault("bundle_half_of_other_set", values)
            }
            let number = try row.number(1...set.criteria.count)
            if let before = lines.last, (before.half, before.number) >= (half, number) {
                throw row.fault("bundle_out_of_order", ["before": "\(before.number)"])
            }
            lines.append(
                Bundle.Line(
                    line: row.line, which: which, half: half, number: number, figures: try figures(&row),
                    check: try row.digest(digits: 16)))
        }
        return lines
    }

    private func figures(_ row: inout BundleRow) throws(BundleFault) -> [Bundle.Given] {
        var figures: [Bundle.Given] = []
        for _ in Figure.allCases {
            figures.append(
                Bundle.Given(
                    points: try row.optionalPoints(), bonus: try row.optionalPoints(), fact: row.optional(),
                    reason: row.optional()))
        }
        return figures
    }

    private mutating func findings(of unit: String) throws(BundleFault) -> [Bundle.Finding] {
        var findings: [Bundle.Finding] = []
        while var row = try takeIfNext(.finding) {
            try row.repeating(unit)
            guard let number = try row.optionalNumber(1...Int64.max) else { throw row.fault("bundle_wants_text") }
            if let before = findings.last, before.number >= number {
                throw row.fault("bundle_out_of_order", ["before": "\(before.number)"])
            }
            findings.append(
                Bundle.Finding(
                    line: row.line, number: number, channel: try row.text(),
                    effect: try row.word(Bundle.FindingWord.self), points: try row.optionalPoints(),
                    isLifted: try row.truth()))
        }
        return findings
    }
}
