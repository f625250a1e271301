import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func cycleCommands(_ services: Services) -> [Command] {
        [
            open(services), advanceCycle(services), holdCycle(services), recordCycle(services), resumeCycle(services),
            reopenCycle(services),
            list(services), showCycle(services), historyCycle(services),
        ]
    }

    private static func open(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle open",
            summary: "open the award year of clusters, with an empty scorecard for each member",
            arguments: [
                .council, .year,
                .optional("cluster", .text, "clusters, separated by commas; all if left out"),
                .optional("starts", .date, "the first day; 1 January if left out"),
                .optional("ends", .date, "the last day; 31 December if left out"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "cycle open council=ho-chi-minh year=2025"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let clusters = try invocation.optionalCodes("cluster")
            let starts = try invocation.optionalDate("starts") ?? CivilDate(year: year, month: 1, day: 1)
            let ends = try invocation.optionalDate("ends") ?? CivilDate(year: year, month: 12, day: 31)
            guard let starts, let ends, starts < ends else {
                throw CouncilError(.badValue, "cycle_days_reversed")
            }
            let cycles = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Cycles.open(year: year, clusters: clusters, startsOn: starts, endsOn: ends, transaction)
            }
            try await reply.columns(["cluster", "units", "opened"])
            for cycle in cycles {
                try await reply.row([cycle.cluster, "\(cycle.units)", cycle.isNew ? "yes" : "no"])
            }
            return outcome(cycles, invocation)
        }
    }

    private static func outcome(_ cycles: [Cycles.Opened], _ invocation: Invocation) -> Outcome {
        let opened = cycles.filter(\.isNew)
        let fields = [("opened", "\(opened.count)"), ("units", "\(opened.reduce(0) { $0 + $1.units })")]
        if cycles.isEmpty {
            return .noChange(fields: fields, text: "the council has no clusters yet; cluster import brings them")
        }
        if opened.isEmpty { return .noChange(fields: fields, text: "these cycles are open already") }
        let empty = opened.filter { $0.units == 0 }.map(\.cluster)
        let warning = empty.isEmpty ? "" : "; without members on the first day: \(empty.joined(separator: ", "))"
        if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed" + warning) }
        return .ok(fields: fields, text: "next: criteria import" + warning)
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "cycle list", summary: "list a council's cycles", columns: Cycles.columns,
            arguments: [
                .council, .optional("year", .integer(yearRange), "one award year only"), .optionalCluster,
            ],
            needs: .readers, example: "cycle list council=ho-chi-minh year=2025"
        ) { invocation in
            let (year, cluster) = (try invocation.optionalInteger("year"), invocation.optionalText("cluster"))
            return { try Cycles.list(year: year, cluster: cluster, $0) }
        }
    }
}

extension Cycles.Summary {
    var values: [String?] {
        [cluster, "\(year)", state, "\(startsOn)", "\(endsOn)", criteria, "\(units)", "\(decided)"]
    }
}
