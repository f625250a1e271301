import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func findingCommands(_ services: Services) -> [Command] {
        [addFinding(services), lift(services), list(services)]
    }

    private static func addFinding(_ services: Services) -> Command {
        .guarded(
            services,
            "finding add",
            summary: "record what another channel says about a unit, and what follows from it",
            arguments: [
                .council, .year, .required("unit", .code, "the unit's code"),
                .optional("cluster", .code, "which card, of a unit that has two in a year"),
                .required("channel", .choice(FindingChannel.allCases.map(\.rawValue)), "how it became known"),
                .required("effect", .choice(FindingEffect.allCases.map(\.rawValue)), "what follows from it"),
                .optional("points", .points, "what effect=deduct takes off"),
                .required("reason", .text, "what it is about"), .paper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency,
            example:
                "finding add council=ho-chi-minh year=2025 unit=quan-1 channel=tax effect=deduct points=5 reason=\"Nợ thuế\" document=41/TB-CT"
        ) { invocation, _ in
            let (year, unit) = (try invocation.integer("year"), try invocation.text("unit"))
            let cluster = invocation.optionalText("cluster")
            let finding = try invocation.finding()
            try invocation.demand(SpeakingRule.denial(of: invocation.actor, findingAbout: unit))
            let added = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Findings.add(finding, unit: unit, year: year, cluster: cluster, transaction)
            }
            let meaning = finding.effect.meaning(points: finding.points, isLifted: false)
            return .of(
                invocation, changed: added.isNew,
                // The number of a plan was never kept.
                fields: invocation.plansOnly ? [] : [("finding", "\(added.finding)")],
                done: meaning.text(in: invocation.language), already: "it is on record already")
        }
    }

    private static func lift(_ services: Services) -> Command {
        .guarded(
            services,
            "finding lift",
            summary: "end a finding's effect; it stays on record",
            arguments: [
                .council, .required("finding", .integer(1...Int.max), "the finding's number"),
                .required("reason", .text, "why it has no effect any more"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .deciders, example: "finding lift council=ho-chi-minh finding=3 reason=\"Đã nộp đủ thuế\""
        ) { invocation, _ in
            let finding = Int64(try invocation.integer("finding"))
            let reason = try invocation.sentence("reason")
            let lifted = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                let unit = try Findings.unit(of: finding, transaction)
                try invocation.demand(SpeakingRule.denial(of: invocation.actor, findingAbout: unit))
                return try Findings.lift(finding, reason: reason, transaction)
            }
            return .of(
                invocation, changed: lifted, done: "lifted; finding list keeps it on record",
                already: "it was lifted before")
        }
    }

    private static func list(_ services: Services) -> Command {
        .guarded(
            services,
            "finding list",
            summary: "list the findings of a year; members see those about their own unit",
            arguments: [
                .council, .year, .optional("unit", .code, "one unit only"), .optionalCluster,
            ],
            needs: Set<Role>.units.union(Set<Role>.records), example: "finding list council=ho-chi-minh year=2025"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            let unit = try invocation.visibleUnit()
            let findings = try await services.reading(invocation) {
                try Findings.list(year: year, unit: unit, cluster: cluster, $0)
            }
            try await reply.columns(Findings.Entry.columns)
            for finding in findings {
                try await reply.row(finding.values(meaning: finding.meaning.text(in: invocation.language)))
            }
            return .ok(fields: [("rows", "\(findings.count)")])
        }
    }
}

extension Invocation {
    fileprivate func finding() throws -> Findings.New {
        guard let channel = FindingChannel(rawValue: try text("channel")),
            let effect = FindingEffect(rawValue: try text("effect"))
        else { throw Refusal(.badValue, .choice(FindingEffect.self), in: language, fields: [("name", "effect")]) }
        return Findings.New(
            channel: channel, effect: effect, points: try optionalPoints("points"), reason: try sentence("reason"),
            document: try sentence("document"))
    }

    /// Of which unit findings are shown: agency, chair and auditor see any, whoever acts for a unit its own.
    fileprivate func visibleUnit() throws -> String? {
        let asked = optionalText("unit")
        guard !Set<Role>.records.contains(actor.role) else { return asked }
        let own = actor.unit ?? "-"
        if let asked, asked != own { try demand(.notYours(Message("finding_not_shown", ["unit": asked, "own": own]))) }
        return own
    }
}

extension Findings.Entry {
    fileprivate static let columns = [
        "finding", "cluster", "unit", "channel", "effect", "points", "meaning", "reason", "document", "author", "at",
        "lifted_by", "lifted_at", "lifted_reason", "carried_from",
    ]

    fileprivate func values(meaning: String) -> [String?] {
        [
            "\(id)", cluster, unit, channel, effect, points.map { "\($0)" }, meaning, reason, document, author, "\(at)",
            liftedBy, liftedAt.map { "\($0)" }, liftedReason, carriedFrom.map { "\($0)" },
        ]
    }
}
