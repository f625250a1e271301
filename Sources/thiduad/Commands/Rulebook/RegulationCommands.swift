import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func regulationCommands(_ services: Services) -> [Command] {
        [
            draft(services), comment(services), agree(services), approve(services), enforce(services),
            listRegulations(services), showRegulation(services), exportRegulation(services),
        ]
    }

    private static func draft(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation draft",
            summary: "draft the next version of a cluster's regulation",
            arguments: [.council, .ofCluster, .required("title", .text, "what the regulation is called"), .key],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(RegulationDraft.columns.joined(separator: ","))"),
            changes: true,
            needs: .units,
            example: "regulation draft council=ho-chi-minh cluster=cum-1 title=\"Quy chế hoạt động Cụm 1\" <{2210}"
        ) { invocation, reply in
            let cluster = try invocation.text("cluster")
            let title = try invocation.sentence("title")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let officers = try Officers.leading(cluster, transaction)
                let actor = invocation.actor
                try invocation.demand(
                    SpeakingRule.denial(of: actor, draftingFor: cluster, officers: officers))
                let draft = try RegulationDraft(csv: payload)
                let drafted = try Regulations.draft(draft, title: title, cluster: cluster, transaction)
                let missing = RegulationPart.missing(among: draft.entries.map(\.part)).map(\.rawValue)
                let lacks = missing.isEmpty ? "" : "; it lacks \(missing.joined(separator: ", "))"
                return ImportAnswer(
                    changed: drafted.isNew,
                    fields: [("version", "\(drafted.version)"), ("parts", "\(draft.entries.count)")],
                    text: "version \(drafted.version), for the members to comment and agree" + lacks)
            }
        }
    }

    private static func comment(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation comment",
            summary: "record a member's comment on a draft",
            arguments: [
                .council, .ofCluster, .version,
                .optional("unit", .code, "whose comment; your own unit's if left out"),
                .required("text", .text, "the comment"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "regulation comment council=ho-chi-minh cluster=cum-1 unit=quan-1 text=\"Bổ sung chế độ họp quý\""
        ) { invocation, _ in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let (text, document) = (try invocation.sentence("text"), try invocation.optionalSentence("document"))
            guard let unit = try invocation.speaker(document) else {
                throw Refusal(.missingArgument, "unit_unnamed", in: invocation.language)
            }
            let number = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Regulations.comment(
                    text, unit: unit, cluster: cluster, version: version, document: document, transaction)
            }
            return .of(
                invocation, changed: number != nil, fields: number.map { [("version", "\($0)")] } ?? [],
                done: "recorded for \(unit)", already: "\(unit) said so already")
        }
    }

    private static func agree(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation agree",
            summary: "record that a member agrees to a draft, or by minutes that all of them do",
            arguments: [
                .council, .ofCluster, .version,
                .optional(
                    "unit", .code,
                    "who agrees; your own unit if left out, or with document= of the council's agency all members"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "regulation agree council=ho-chi-minh cluster=cum-1 document=12/BB-CTĐ"
        ) { invocation, _ in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let document = try invocation.optionalSentence("document")
            let unit = invocation.speaksForAll(document) ? nil : try invocation.speaker(document)
            if unit == nil && document == nil {
                try invocation.demand(.needsDocument(Message("paper_needed", ["unit": cluster])))
            }
            let agreed = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Regulations.agree(
                    unit: unit, cluster: cluster, version: version, document: document, transaction)
            }
            let waiting =
                agreed.waiting.isEmpty ? "every member agreed" : "waiting for \(agreed.waiting.joined(separator: ", "))"
            return .of(
                invocation, changed: !agreed.units.isEmpty,
                fields: [
                    ("version", "\(agreed.version)"), ("agreed", "\(agreed.units.count)"),
                    ("waiting", "\(agreed.waiting.count)"),
                ], done: waiting, already: "so already; \(waiting)")
        }
    }

    private static func approve(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation approve",
            summary: "record the council's approval of a draft that its members agreed to",
            arguments: [.council, .ofCluster, .version, .paper],
            flags: [.dryRun],
            changes: true,
            needs: .deciders, example: "regulation approve council=ho-chi-minh cluster=cum-1 document=77/QĐ-HĐTĐKT"
        ) { invocation, _ in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let document = try invocation.sentence("document")
            let number = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Regulations.approve(cluster: cluster, version: version, document: document, transaction)
            }
            return .of(
                invocation, changed: number != nil, fields: number.map { [("version", "\($0)")] } ?? [],
                done: "approved; next: regulation enforce", already: "that paper approved it before")
        }
    }

    private static func enforce(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation enforce",
            summary: "bring an approved regulation into force; the one before ends on that day",
            arguments: [
                .council, .ofCluster,
                .optional("version", .integer(1...32_767), "which version; the newest approved one if left out"),
                .required("from", .date, "the day on which it begins"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "regulation enforce council=ho-chi-minh cluster=cum-1 from=2026-01-15"
        ) { invocation, _ in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let from = try invocation.date("from")
            let enforced = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Regulations.enforce(cluster: cluster, version: version, from: from, transaction)
            }
            let superseded = enforced.superseded.map { [("superseded", "\($0)")] } ?? []
            return .of(
                invocation, changed: enforced.changed, fields: [("version", "\(enforced.version)")] + superseded,
                done: "in force from \(from)", already: "it is in force from that day")
        }
    }
}

extension Invocation {
    /// For which unit a word is given: the one named, else whoever speaks'; `nil` where they act for none. Ends the command where
    /// they may not speak for it.
    func speaker(_ document: String?) throws -> String? {
        guard let unit = optionalText("unit") ?? session.rights.unit else { return nil }
        try demand(SpeakingRule.denial(of: actor, forUnit: unit, document: document))
        return unit
    }
}

extension Invocation {
    /// Whether the agency passes on minutes by which all members agreed.
    func speaksForAll(_ document: String?) -> Bool {
        optionalText("unit") == nil && document != nil && Set<Role>.agency.contains(actor.role)
    }
}
