extension BundleCheck {
    /// Every standing against what the cards give.
    mutating func checkStandings() {
        let ranking = BundleRanking(bundle, counts)
        for (place, index) in zip(ranking.places, bundle.cards.indices) {
            let (standing, card) = (bundle.standings[index], bundle.cards[index])
            let counted = place.counted
            let fields: [(String, String?, String?)] = [
                ("rank", standing.rank?.description, place.rank?.description),
                ("tied", "\(standing.isTied)", "\(place.isTied)"),
                ("class", standing.grade?.rawValue, place.grade?.rawValue),
                ("capped", "\(standing.isCapped)", "\(place.isCapped)"),
                ("base", standing.base?.description, counted?.base.asPoints),
                ("bonus", standing.bonus?.description, counted?.bonus.asPoints),
                ("deduction", standing.deduction?.description, counted?.deduction.asPoints),
                ("total", standing.total?.description, counted?.total.asPoints),
                ("tie_values", standing.tieValues, ranking.tieText(place)),
                ("gates", Bundle.Gate.text(standing.gates), Bundle.Gate.text(gates(card, standing))),
            ]
            for (field, stands, computed) in fields where stands != computed {
                report(
                    standing.line, "bundle_standing",
                    [
                        "unit": card.unit, "field": field, "stands": BundleText.shown(stands),
                        "computed": BundleText.shown(computed),
                    ])
            }
        }
    }

    /// What bars the unit: what follows from its card, and what rests on records that are not here, in the order of the list.
    private func gates(_ card: Bundle.Card, _ standing: Bundle.Standing) -> [Bundle.Gate] {
        Bundle.Gate.allCases.filter { gate in
            switch gate {
            case .disqualified: card.has(.disqualify)
            case .notConsidered: card.has(.notConsidered)
            case .workMissing: card.state != .decided
            case .covenantUnsigned, .dossierIncomplete, .dossierLate: standing.gates.contains(gate)
            }
        }
    }

    /// Every slot against ranks and gates, and every later choice against the slots.
    mutating func checkSlots() {
        for (slot, holder) in zip(bundle.slots, BundleSlots(bundle.standings, count: bundle.slots.count).holders)
        where slot.unit != holder {
            report(
                slot.line, "bundle_slot",
                [
                    "award": slot.award.rawValue, "no": "\(slot.number)", "stands": BundleText.shown(slot.unit),
                    "computed": BundleText.shown(holder),
                ])
        }
        for choice in bundle.choices { checkChoice(choice) }
    }

    private mutating func checkChoice(_ choice: Bundle.Choice) {
        let values = ["award": choice.award.rawValue, "no": "\(choice.number)", "unit": choice.unit]
        guard let slot = bundle.slots.first(where: { $0.award == choice.award && $0.number == choice.number }) else {
            return report(choice.line, "bundle_choice_without_slot", values)
        }
        if let holder = slot.unit {
            report(choice.line, "bundle_choice_of_taken_slot", values.merging(["holder": holder]) { $1 })
        }
        let standing = bundle.standings.first { $0.unit == choice.unit }
        if standing.map({ $0.rank != nil && $0.gates.isEmpty }) != true {
            report(choice.line, "bundle_choice_of_barred_unit", values)
        }
    }
}
