extension BundleReader {
    /// One standing for each card, in the same order.
    mutating func standings(_ cards: [Bundle.Card]) throws(BundleFault) -> [Bundle.Standing] {
        var standings: [Bundle.Standing] = []
        for card in cards {
            var row = try take(.standing)
            try row.repeating(card.unit)
            standings.append(
                Bundle.Standing(
                    line: row.line, unit: card.unit, rank: try row.optionalNumber(1...32_767).map(Int.init),
                    isTied: try row.truth(), grade: try row.optionalWord(Bundle.Grade.self),
                    isCapped: try row.truth(), base: try row.optionalPoints(), bonus: try row.optionalPoints(),
                    deduction: try row.optionalPoints(), total: try row.optionalPoints(),
                    tieValues: row.optional(), gates: try row.words(Bundle.Gate.self)))
        }
        return standings
    }

    /// The flag, then the certificates.
    mutating func slots(certificates: Int) throws(BundleFault) -> [Bundle.Slot] {
        var slots: [Bundle.Slot] = []
        for number in 0...certificates {
            var row = try take(.slot)
            let (award, number) = number == 0 ? (Bundle.Award.flag, 1) : (.certificate, number)
            try row.repeating(award.rawValue)
            try row.repeating("\(number)")
            let unit = row.optional()
            if unit != nil, unit.flatMap(Code.init) == nil { throw row.fault("bundle_wants_code") }
            slots.append(Bundle.Slot(line: row.line, award: award, number: number, unit: unit))
        }
        return slots
    }

    /// What was chosen after the closing, in any number.
    mutating func choices() throws(BundleFault) -> [Bundle.Choice] {
        var choices: [Bundle.Choice] = []
        while var row = try takeIfNext(.choice) {
            choices.append(
                Bundle.Choice(
                    line: row.line, award: try row.word(Bundle.Award.self), number: try row.number(1...10_000),
                    unit: try row.code(), reason: try row.text(), document: try row.text(),
                    author: try row.text(), at: try row.instant()))
        }
        return choices
    }
}
