extension BundleCheck {
    /// Every card: its lines, what they add up to, its digest.
    mutating func checkCards() {
        let scales = LineScales(bundle)
        for criterion in scales.unreadable {
            report(
                criterion.line, "bundle_rule_unreadable",
                ["criterion": criterion.code, "stands": BundleText.shown(criterion.rule)])
        }
        for (card, count) in zip(bundle.cards, counts) {
            let isRecorded = card.digest == card.computedDigest
            for line in card.lines { checkLine(line, of: card.unit, isRecorded: isRecorded, scales) }
            checkSums(card, count)
            checkState(card)
            if !isRecorded { reportDigest(card) }
        }
    }

    private mutating func checkSums(_ card: Bundle.Card, _ count: CardCount) {
        if card.figure != count.figure {
            report(
                card.line, "bundle_card_figure",
                [
                    "unit": card.unit, "stands": card.figure?.rawValue ?? "\\N",
                    "computed": count.figure?.rawValue ?? "\\N",
                ])
        }
        let sums: [(String, Points?, Int64)] = [
            ("base", card.base, count.base), ("bonus", card.bonus, count.bonus),
            ("deduction", card.deduction, count.deduction), ("total", card.total, count.total),
        ]
        for (field, stands, sum) in sums {
            let computed = count.figure == nil ? nil : sum
            if stands?.hundredths != computed {
                report(
                    card.line, "bundle_card_sum",
                    [
                        "unit": card.unit, "field": field, "stands": BundleText.shown(stands?.description),
                        "computed": BundleText.shown(computed?.asPoints),
                    ])
            }
        }
    }

    private mutating func checkState(_ card: Bundle.Card) {
        if card.state != .decided && bundle.rules.policy == nil {
            report(card.line, "bundle_card_open", ["unit": card.unit, "state": card.state.rawValue])
        }
        if card.state == .decided && card.figure != .decided {
            report(
                card.line, "bundle_card_not_whole",
                ["unit": card.unit, "figure": BundleText.shown(card.figure?.rawValue)])
        }
        for finding in card.findings where finding.effect == .hold && !finding.isLifted {
            report(finding.line, "bundle_finding_holds", ["unit": card.unit, "finding": "\(finding.number)"])
        }
    }

    /// A digest that does not follow: of a changed finding it is said which one it was, where that can be found out.
    private mutating func reportDigest(_ card: Bundle.Card) {
        if let recall = FindingRecall(card) {
            let values = [
                "unit": card.unit, "finding": "\(recall.number)", "field": recall.field, "stands": recall.stands,
                "recorded": recall.recorded,
            ]
            return report(recall.line, "bundle_finding_changed", values)
        }
        report(
            card.line, "bundle_card_digest",
            [
                "unit": card.unit, "stands": BundleText.shown(card.digest),
                "computed": BundleText.shown(card.computedDigest),
            ])
    }
}
