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

    /// The flag, then as many certificates as the rules give.
    mutating func slots(certificates: Int, rulesLine: Int) throws(BundleFault) -> [Bundle.Slot] {
        var slots: [Bundle.Slot] = []
        repeat {
            var row = try take(.slot)
            try row.repeating((slots.isEmpty ? Bundle.Award.flag : .certificate).rawValue)
            try row.repeating("\(max(1, slots.count))")
            let unit = row.optional()
            if unit != nil, unit.flatMap(Code.init) == nil { throw row.fault("bundle_wants_code") }
            slots.append(
                Bundle.Slot(
                    line: row.line, award: slots.isEmpty ? .flag : .certificate, number: max(1, slots.count), unit: unit
                ))
        } while nextKeyword == .slot
        guard slots.count == certificates + 1 else {
            let values = ["stands": "\(certificates)", "counted": "\(slots.count - 1)"]
            throw BundleFault(line: rulesLine, reason: Message("bundle_slot_count", values))
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
