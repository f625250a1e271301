import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func cardCommands(_ services: Services) -> [Command] {
        [importCards(services), show(services)]
    }

    private static func importCards(_ services: Services) -> Command {
        .guarded(
            services,
            "card import",
            summary: "import one figure of scorecards, of one unit or of the whole council",
            arguments: [
                .council, .year,
                .required("figure", .choice(Figure.allCases.map(\.rawValue)), "whose points these are"),
                .optional("cluster", .code, "refuse units of other clusters"),
                .key,
            ],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(CardRows.columns.joined(separator: ",")),bonus,reason"),
            changes: true,
            needs: .agency, example: "card import council=ho-chi-minh year=2025 figure=decided <{5120}"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            guard let figure = Figure(rawValue: try invocation.text("figure")) else {
                let choices = Figure.allCases.map(\.rawValue).joined(separator: ", ")
                throw CouncilError(.badValue, "choice_malformed", ["choices": choices])
            }
            return try await services.importing(invocation) { payload, transaction in
                let report = try Cards.importRows(payload, figure: figure, year: year, cluster: cluster, transaction)
                return ImportAnswer(
                    changed: report.lines > 0,
                    fields: [("lines", "\(report.lines)"), ("cards", "\(report.cards)")],
                    text: "\(report.lines) lines of \(report.cards) cards as \(figure.rawValue)")
            }
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "card show", summary: "show a unit's scorecard with its four figures",
            arguments: [
                .council, .year, .required("unit", .code, "the unit's code"),
                .optional("cluster", .code, "which card, of a unit that has two in a year"),
            ],
            needs: .readers, example: "card show council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let unit = try invocation.text("unit")
            let cluster = invocation.optionalText("cluster")
            let (totals, lines) = try await services.reading(invocation) {
                try Cards.show(unit: unit, year: year, cluster: cluster, $0)
            }
            try await reply.show(totals, unit: unit)
            try await reply.list(lines)
            return .ok(fields: [("rows", "\(lines.count)")])
        }
    }
}

extension Reply {
    fileprivate func show(_ totals: Cards.Totals, unit: String) async throws {
        try await pair("unit", unit)
        try await pair("name", totals.unitName)
        try await pair("cluster", totals.cluster)
        try await pair("figure", totals.figure)
        try await pair("base", totals.base.map { "\($0)" })
        try await pair("bonus", totals.bonus.map { "\($0)" })
        try await pair("deduction", totals.deduction.map { "\($0)" })
        try await pair("total", totals.total.map { "\($0)" })
    }

    /// One row a criterion, then for each figure its points, bonus and reason, then who gave the latest one and when.
    fileprivate func list(_ lines: [Cards.Line]) async throws {
        let figures = Figure.allCases.flatMap { figure in
            ["points", "bonus", "reason"].map { "\(figure.rawValue)_\($0)" }
        }
        try await columns(["criterion", "kind", "max"] + figures + ["last_by", "last_at"])
        for line in lines {
            let latest = line.figures.last { $0.points != nil }
            let values: [String?] = line.figures.flatMap { figure in
                [figure.points.map { "\($0)" }, figure.bonus.map { "\($0)" }, figure.reason]
            }
            try await row(
                [line.criterion, line.kind, "\(line.max)"] + values + [latest?.author, latest?.at.map { "\($0)" }])
        }
    }
}
