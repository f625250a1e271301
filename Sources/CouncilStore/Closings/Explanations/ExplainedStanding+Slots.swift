import Councils
import Postgres

extension ExplainedStanding {
    private struct Slot {
        let award: String
        let number: Int
        let unit: String?
        let choice: (reason: String, document: String, by: String, at: Timestamp)?

        var name: String { "\(award) \(number)" }
    }

    /// What the unit is nominated for or why it is not, then the choice of the council behind that.
    func slotSteps(_ transaction: borrowing Transaction) throws -> [Standings.Step] {
        let slots = try slots(transaction)
        let own = slots.first { $0.unit == unit }
        let rule = own?.award == "certificate" ? rule("certificates_per_cluster") : nil
        let step = Standings.Step(
            "slot", item: own?.name, value: nomination,
            rule: rule ?? "the flag to the best rank that no gate bars, certificates to those behind",
            verdict(own, slots))
        return [step] + choices(own, slots).compactMap(choiceStep)
    }

    private func slots(_ transaction: borrowing Transaction) throws -> [Slot] {
        try transaction.query(
            """
            select slot.award, slot.no, unit.code, slot.reason, slot.document, slot.chosen_by, slot.chosen_at
            from award_slot as slot
            left join unit using (council_id, unit_id)
            where slot.cycle_id = \(cycle) and slot.revision = \(Int16(revision))
            order by slot.award desc, slot.no
            """
        ).map { row in
            let chosen: Timestamp? = try row["chosen_at"]
            return Slot(
                award: try row["award"], number: Int(try row["no"] as Int16), unit: try row["code"],
                choice: try chosen.map { (try row["reason"], try row["document"], try row["chosen_by"], $0) })
        }
    }

    /// Why the unit has this slot, or none.
    private func verdict(_ own: Slot?, _ slots: [Slot]) -> Message {
        let holders = slots.map { "\($0.name): \($0.unit ?? "-")" }.joined(separator: ", ")
        let values = [
            "unit": unit, "cluster": cluster, "slot": own?.name ?? "-", "holders": holders,
            "gates": gates.joined(separator: ","), "rank": rank.map { "\($0)" } ?? "-",
        ]
        switch nomination {
        case "flag": return Message(own?.choice == nil ? "explain_slot_flag" : "explain_slot_chosen", values)
        case "certificate": return Message("explain_slot_certificate", values)
        case "barred": return Message("explain_slot_barred", values)
        case "choice_open": return Message("explain_slot_choice_open", values)
        case "not_chosen": return Message("explain_slot_not_chosen", values)
        case "behind": return Message("explain_slot_behind", values)
        default: return "explain_slot_unknown"
        }
    }

    /// Choices that the unit's own slot came by, or by which an equal was preferred.
    private func choices(_ own: Slot?, _ slots: [Slot]) -> [Slot] {
        if let own { return own.choice == nil ? [] : [own] }
        guard nomination == "not_chosen" else { return [] }
        let equals = Set(members.filter { $0.rank == rank }.map(\.unit))
        return slots.filter { $0.choice != nil && $0.unit.map(equals.contains) ?? false }
    }

    private func choiceStep(_ slot: Slot) -> Standings.Step? {
        slot.choice.map { choice in
            let values = [
                "reason": choice.reason, "document": choice.document, "by": choice.by, "at": "\(choice.at)",
            ]
            return .init(
                "choice", item: slot.name, value: slot.unit, rule: "the chair chooses where ranks leave a slot open",
                Message("explain_choice", values))
        }
    }

    /// Which closing made all this.
    var closingSteps: [Standings.Step] {
        let values = ["revision": "\(revision)", "at": "\(closing.at)"]
        let made = Message(isCurrent ? "explain_closed" : "explain_closed_before", values)
        let rule = closing.isOfEarlierRelease ? "recipe 1, of an earlier release" : "recipe 2, on the page Digests"
        return [
            .init("closing", item: "year_end", value: "revision \(revision)", made),
            .init("digest", item: "inputs", value: closing.inputsDigest, rule: rule),
            .init("digest", item: "standings", value: closing.standingsDigest, rule: rule),
        ]
    }
}
