extension Bundle {
    /// What the file is about, line by line for people: council, cluster, year, units, who leads, both digests.
    public var report: [Message] {
        var lines = [
            Message("bundle_says_council", ["code": closing.council, "name": BundleText.field(closing.councilName)]),
            Message("bundle_says_cluster", ["code": closing.cluster, "name": BundleText.field(closing.clusterName)]),
            Message(
                "bundle_says_year",
                ["year": "\(closing.year)", "revision": "\(closing.revision)", "at": closing.closedAt]),
            Message("bundle_says_units", ["count": "\(cards.count)"]),
        ]
        if let policy = rules.policy { lines.append(Message("bundle_says_policy", ["policy": policy.rawValue])) }
        return lines + leaders + [
            flag, Message("bundle_says_inputs", ["digest": inputs.hex]),
            Message("bundle_says_standings", ["digest": outputs.hex]),
        ]
    }

    /// Everybody at rank 1.
    private var leaders: [Message] {
        zip(standings, cards).filter { $0.0.rank == 1 }.map { standing, card in
            Message(
                "bundle_says_leader",
                [
                    "unit": standing.unit, "name": BundleText.field(card.unitName),
                    "total": BundleText.field(standing.total?.description),
                ])
        }
    }

    /// Who is proposed for the flag: by rank, or the chair's last word.
    private var flag: Message {
        if let unit = slots.first(where: { $0.award == .flag })?.unit {
            return Message("bundle_says_flag", ["unit": unit])
        }
        guard let choice = choices.last(where: { $0.award == .flag }) else { return "bundle_says_flag_open" }
        return Message(
            "bundle_says_flag_chosen", ["unit": choice.unit, "document": BundleText.field(choice.document)])
    }
}
