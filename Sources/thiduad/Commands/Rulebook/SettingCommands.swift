import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func settingCommands(_ services: Services) -> [Command] {
        [list(services), show(services), set(services), unset(services), importRows(services), export(services)]
    }

    private static let layer = ArgumentRule.required(
        "layer", .choice(SettingLayer.allCases.map(\.rawValue)),
        "where it is said: by the council, its cluster, for a cycle")
    private static let name = ArgumentRule.required("name", .text, "the setting's name")
    private static let cluster = ArgumentRule.optional("cluster", .code, "the cluster; left out for the guidance")

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "setting list", summary: "list what is set for a year, with the layer that each value comes from",
            columns: Settings.columns,
            arguments: [
                .council, .year,
                .optional("cluster", .code, "as it holds for this cluster; for the guidance if left out"),
                .optional("name", .text, "only settings whose names begin so"),
            ],
            needs: .readers, example: "setting list council=ho-chi-minh year=2026 cluster=cum-1 name=consensus"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let (prefix, language) = (invocation.optionalText("name") ?? "", invocation.language)
            return { try Settings.list(year: year, cluster: cluster, prefix: prefix, in: language, $0) }
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "setting show", summary: "show one setting, what each layer says and which holds",
            arguments: [
                .council, .year, name,
                .optional("cluster", .code, "as it holds for this cluster; for the guidance if left out"),
            ],
            needs: .readers, example: "setting show council=ho-chi-minh year=2026 name=excellent_from cluster=cum-1"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            let name = try invocation.text("name")
            let entry = try await services.reading(invocation) {
                try Settings.show(name, year: year, cluster: cluster, $0)
            }
            let definition = entry.definition
            try await reply.pair("name", definition.name)
            try await reply.pair("value", entry.value)
            try await reply.pair("layer", entry.layerName)
            for layer in SettingLayer.allCases { try await reply.pair(layer.rawValue, entry.layers[layer]) }
            try await reply.pair("default", definition.defaultValue)
            try await reply.pair("range", definition.kind.range.text(in: invocation.language))
            try await reply.pair("unit", definition.unit)
            try await reply.pair("layers", definition.layers.map(\.rawValue).joined(separator: ","))
            try await reply.pair("in_effect", definition.inEffect)
            try await reply.pair("doc", definition.doc(in: invocation.language))
            return .ok()
        }
    }

    private static func set(_ services: Services) -> Command {
        .guarded(
            services,
            "setting set", summary: "set a value in one layer of a year",
            arguments: [.council, .year, name, .required("value", .text, "the value"), layer, cluster, .optionalPaper],
            flags: [.dryRun], changes: true,
            needs: .clusters,
            example: "setting set council=ho-chi-minh year=2026 name=bonus_cap_share value=4 layer=guidance"
        ) { invocation, _ in
            try await change(to: try invocation.text("value"), invocation, services)
        }
    }

    private static func unset(_ services: Services) -> Command {
        .guarded(
            services,
            "setting unset", summary: "take a value back in one layer, so that what the other layers say holds again",
            arguments: [.council, .year, name, layer, cluster, .optionalPaper],
            flags: [.dryRun], changes: true,
            needs: .clusters, example: "setting unset council=ho-chi-minh year=2026 name=bonus_cap_share layer=guidance"
        ) { invocation, _ in
            try await change(to: nil, invocation, services)
        }
    }

    /// Sets or unsets one value and says what holds now.
    private static func change(
        to value: String?, _ invocation: Invocation, _ services: Services
    ) async throws -> Outcome {
        let place = try invocation.settingPlace()
        let name = try invocation.text("name")
        let document = try invocation.optionalSentence("document")
        let actor = invocation.actor
        let (change, entry) = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
            try Settings.authorise(actor, at: place, transaction)
            let change = try Settings.set(name, to: value, at: place, document: document, transaction)
            return (change, try Settings.show(name, year: place.year, cluster: place.cluster, transaction))
        }
        let holds = [("name", name), ("value", entry.value), ("from", entry.layerName)]
        guard let change else { return .noChange(fields: holds, text: "the layer says so already") }
        let fields = holds + [("before", change.before ?? "-"), ("version", "\(change.version)")]
        if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed") }
        return .ok(fields: fields, text: try invocation.undoing(change, at: place))
    }

    private static func importRows(_ services: Services) -> Command {
        .guarded(
            services,
            "setting import", summary: "set many values in one layer of a year, all or none",
            arguments: [.council, .year, layer, cluster, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(SettingRows.columns.joined(separator: ","))"),
            changes: true,
            needs: .clusters, example: "setting import council=ho-chi-minh year=2026 layer=guidance <{64}"
        ) { invocation, reply in
            let place = try invocation.settingPlace()
            let document = try invocation.optionalSentence("document")
            let actor = invocation.actor
            return try await services.importing(invocation, reply) { payload, _, transaction in
                try Settings.authorise(actor, at: place, transaction)
                let file = try SettingRows(
                    csv: payload, layer: place.layer, definitions: Settings.definitions(transaction))
                let changes = try Settings.importRows(file, at: place, document: document, transaction)
                return ImportAnswer(
                    changed: !changes.isEmpty,
                    fields: [("settings", "\(file.rows.count)"), ("changed", "\(changes.count)")],
                    text: "\(changes.count) of \(file.rows.count) values changed")
            }
        }
    }

    private static func export(_ services: Services) -> Command {
        .guarded(
            services,
            "setting export", summary: "print what one layer says as the CSV that setting import takes",
            arguments: [.council, .year, layer, cluster],
            needs: .readers, example: "setting export council=ho-chi-minh year=2026 layer=guidance"
        ) { invocation, reply in
            let place = try invocation.settingPlace()
            let rows = try await services.reading(invocation) { try Settings.export(place, $0) }
            for line in SettingRows.csv(rows) { try await reply.line(line) }
            return .ok(fields: [("rows", "\(rows.count)")])
        }
    }
}

extension Invocation {
    /// The command that brings back what was; no canonical value needs quotes.
    fileprivate func undoing(_ change: Settings.Change, at place: Settings.Place) throws -> String {
        let verb = change.before == nil ? "unset" : "set"
        let value = change.before.map { " value=\($0)" } ?? ""
        let cluster = place.cluster.map { " cluster=\($0)" } ?? ""
        return "to undo it: setting \(verb) council=\(try text("council")) year=\(place.year) name=\(change.name)"
            + value + " layer=\(place.layer.rawValue)" + cluster
    }

    fileprivate func settingPlace() throws -> Settings.Place {
        guard let layer = SettingLayer(rawValue: try text("layer")) else {
            throw Refusal(.badValue, fields: [("name", "layer")])
        }
        return try Settings.Place(year: try integer("year"), layer: layer, cluster: optionalText("cluster"))
    }
}

extension Settings.Entry {
    fileprivate var layerName: String { layer?.rawValue ?? "default" }
}
