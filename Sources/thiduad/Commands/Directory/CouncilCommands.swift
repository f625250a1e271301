import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func councilCommands(_ services: Services) -> [Command] {
        [add(services), list(services), show(services)]
    }

    private static func add(_ services: Services) -> Command {
        .guarded(
            services,
            "council add",
            summary: "add a council",
            arguments: [
                .required("council", .code, "the new council's code; it never changes"),
                .required("name", .text, "its name"),
                .required("level", .choice(CouncilLevel.allCases.map(\.rawValue)), "where it stands"),
                .optional("parent", .code, "the code of the council above"),
                .optional("time_zone", .text, "the zone of its dates; Asia/Ho_Chi_Minh if left out"),
            ],
            changes: true,
            needs: .admins,
            example: "council add council=ho-chi-minh name=\"Thành phố Hồ Chí Minh\" level=province parent=trung-uong"
        ) { invocation, _ in
            let council = try NewCouncil(invocation)
            // A grant of one council cannot make another, nor learn by its answer that another is there.
            for code in [council.code, council.parent].compactMap(\.self) {
                _ = try invocation.session.rights.council(code)
            }
            guard try await services.store.add(council, actor: invocation.actor.name) else {
                return .noChange(fields: [("council", council.code)], text: "the council exists with these values")
            }
            return .ok(
                fields: [("council", council.code)],
                text: "added; next: cluster import council=\(council.code)")
        }
    }

    private static func list(_ services: Services) -> Command {
        .pages(
            services, "council list", summary: "list the councils", columns: CouncilEntry.columns, arguments: [],
            needs: .everybody, example: "council list"
        ) { invocation, request in
            try await services.store.directoryPage(request, only: invocation.session.rights.council)
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "council show", summary: "show one council", arguments: [.council],
            needs: .readers, example: "council show council=ho-chi-minh"
        ) { invocation, reply in
            let entry = try await services.store.entry(services.council(of: invocation))
            let counts = try await services.reading(invocation) { try CouncilCounts.today($0) }
            try await reply.pair("council", entry.code)
            try await reply.pair("name", entry.name)
            try await reply.pair("level", entry.level)
            try await reply.pair("parent", entry.parent)
            try await reply.pair("time_zone", entry.timeZone)
            try await reply.pair("created_at", "\(entry.createdAt)")
            try await reply.pair("clusters", "\(counts.clusters)")
            try await reply.pair("units", "\(counts.units)")
            try await reply.pair("open_cycles", "\(counts.openCycles)")
            try await reply.pair("closed_cycles", "\(counts.closedCycles)")
            return .ok()
        }
    }
}

extension NewCouncil {
    fileprivate init(_ invocation: Invocation) throws {
        let code = try invocation.text("council")
        guard let level = CouncilLevel(rawValue: try invocation.text("level")), Code(rawValue: code) != nil else {
            throw Refusal(.badValue, Code.rule, in: invocation.language, fields: [("name", "council")])
        }
        guard let name = Label(try invocation.text("name")) else {
            throw Refusal(.badValue, Label.rule, in: invocation.language, fields: [("name", "name")])
        }
        self.init(
            code: code, name: name.text, level: level, parent: invocation.optionalText("parent"),
            timeZone: invocation.optionalText("time_zone") ?? "Asia/Ho_Chi_Minh")
    }
}
