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
        checkChoices()
    }

    /// What the chair chose, one after the other: only what is open, and only among those that are equal at its place.
    private mutating func checkChoices() {
        var candidates = bundle.standings.filter { standing in
            standing.rank != nil && standing.gates.isEmpty && !bundle.slots.contains { $0.unit == standing.unit }
        }
        for choice in bundle.choices {
            let values = ["award": choice.award.rawValue, "no": "\(choice.number)", "unit": choice.unit]
            let slot = bundle.slots.first { $0.award == choice.award && $0.number == choice.number }
            if slot == nil { report(choice.line, "bundle_choice_without_slot", values) }
            if let holder = slot?.unit {
                report(choice.line, "bundle_choice_of_taken_slot", values.merging(["holder": holder]) { $1 })
            }
            let best = candidates.compactMap(\.rank).min()
            let place = candidates.firstIndex { $0.unit == choice.unit }
            guard let chosen = place.map({ candidates.remove(at: $0) }) else {
                report(choice.line, "bundle_choice_of_barred_unit", values)
                continue
            }
            if chosen.rank != best { report(choice.line, "bundle_choice_of_later_unit", values) }
        }
    }
}
