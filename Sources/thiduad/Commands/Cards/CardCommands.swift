import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func cardCommands(_ services: Services) -> [Command] {
        [importCards(services), score(services), fill(services), show(services), explain(services), status(services)]
            + cardDeskCommands(services) + evidenceCommands(services) + consensusCommands(services)
    }

    private static let figure = ArgumentRule.required(
        "figure", .choice(Figure.allCases.map(\.rawValue)), "whose points these are")

    private static func importCards(_ services: Services) -> Command {
        .guarded(
            services,
            "card import",
            summary: "import one figure of scorecards, of one unit or of the whole council",
            arguments: [
                .council, .year, figure, .optional("cluster", .code, "refuse units of other clusters"),
                .optional(
                    "record", .text,
                    "the paper on which this figure was reached: cards and cycles move on as if it had been reached here"
                ),
                .optionalPaper, .key,
            ],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(CardRows.columns.joined(separator: ",")), and if wanted "
                    + CardRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .units,
            example: "card import council=ho-chi-minh year=2025 figure=self document=\"12/BC-UBND\" <{5120}"
        ) { invocation, reply in
            let writing = try invocation.writing()
            return try await services.importing(invocation, reply) { payload, progress, transaction in
                let report = try Cards.importRows(payload, writing, progress: progress, transaction)
                return ImportAnswer(
                    changed: report.lines > 0,
                    fields: [("lines", "\(report.lines)"), ("cards", "\(report.cards)")],
                    text: "\(report.lines) lines of \(report.cards) cards as \(writing.figure.rawValue)")
            }
        }
    }

    private static func score(_ services: Services) -> Command {
        .guarded(
            services,
            "card score",
            summary: "score one line of a card, by points or by the facts that they are computed from",
            arguments: [
                .council, .year, figure, .ownUnit, .required("criterion", .text, "the criterion's code, such as A1"),
                .optional("points", .text, "the points, where they are given"),
                .optional("bonus", .text, "bonus points of this line; 0 if left out"),
                .optional("actual", .text, "the result, where points are computed: 97.5, 114, 2025-07-08, yes"),
                .optional("plan", .text, "the plan or the due date"),
                .optional("half", .integer(0...2), "1 or 2, of a set that scores halves"), .reason, .optionalCluster,
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "card score council=ho-chi-minh year=2025 figure=self unit=quan-1 criterion=A1 points=9.5"
        ) { invocation, _ in
            let (row, writing) = (try invocation.cardRow(), try invocation.writing(command: "card score"))
            let (report, points) = try await services.withCouncil(invocation, ending: invocation.ending) {
                transaction in
                // Where points are computed, nobody typed them.
                (try Cards.score(row, writing, transaction), try Cards.points(of: row, writing, transaction))
            }
            let fields =
                [("unit", row.unit.rawValue), ("criterion", row.criterion.rawValue)]
                + (points.map { [("points", "\($0)")] } ?? [])
            return .of(
                invocation, changed: report.lines > 0, fields: fields,
                done: "written; card explain shows what it counts", already: "the line says so already")
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "card show", summary: "show a unit's scorecard with its four figures",
            arguments: [
                .council, .year, .ownUnit, .optional("cluster", .code, "which card, of a unit that has two in a year"),
            ],
            needs: .readers,
            example: "card show council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, reply in
            let (scope, actor) = (try invocation.oneCard(), invocation.actor)
            let (totals, lines) = try await services.reading(invocation) {
                try Cards.show(scope, for: actor, $0)
            }
            try await reply.show(totals, unit: scope.unit ?? "")
            try await reply.list(lines)
            return .ok(fields: [("rows", "\(lines.count)")])
        }
    }

    private static func explain(_ services: Services) -> Command {
        .guarded(
            services,
            "card explain", summary: "explain a card line by line: every figure, who and why, what counts and how",
            arguments: [
                .council, .year, .ownUnit, .optional("cluster", .code, "which card, of a unit that has two in a year"),
            ],
            needs: .readers,
            example: "card explain council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, reply in
            let (scope, actor) = (try invocation.oneCard(), invocation.actor)
            let steps = try await services.reading(invocation) { try Cards.explain(scope, for: actor, $0) }
            try await reply.columns([
                "what", "criterion", "half", "figure", "points", "bonus", "by", "at", "why", "how",
            ])
            for step in steps { try await reply.row(step.values) }
            return .ok(fields: [("rows", "\(steps.count)")])
        }
    }

    private static func status(_ services: Services) -> Command {
        .list(
            services,
            "card status", summary: "say who has not yet done what: one line a unit, for a whole council",
            columns: CardStatus.columns, arguments: [.council, .year, .optionalCluster],
            limit: 10_000, counts: "waiting",
            needs: [.head, .secretary, .chair, .auditor, .admin],
            example: "card status council=ho-chi-minh year=2025"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let actor = invocation.actor
            return { try CardStatus.list(year: year, cluster: cluster, for: actor, $0) }
        }
    }
}

extension Reply {
    fileprivate func show(_ totals: Cards.Totals, unit: String) async throws {
        try await pair("unit", unit)
        try await pair("name", totals.unitName)
        try await pair("cluster", totals.cluster)
        try await pair("state", totals.state)
        try await pair("figure", totals.figure)
        try await pair("base", totals.base.map { "\($0)" })
        try await pair("bonus", totals.bonus.map { "\($0)" })
        try await pair("deduction", totals.deduction.map { "\($0)" })
        try await pair("total", totals.total.map { "\($0)" })
    }

    /// One row a line, then for each figure its points, bonus and reason, then who gave the latest one and when.
    fileprivate func list(_ lines: [Cards.Line]) async throws {
        let figures = Figure.allCases.flatMap { figure in
            ["points", "bonus", "reason"].map { "\(figure.rawValue)_\($0)" }
        }
        try await columns(["criterion", "kind", "max"] + figures + ["last_by", "last_at", "half", "fact"])
        for line in lines {
            let latest = line.figures.last { $0.points != nil }
            let values: [String?] = line.figures.flatMap { figure in
                [figure.points.map { "\($0)" }, figure.bonus.map { "\($0)" }, figure.reason]
            }
            try await row(
                [line.criterion, line.kind, "\(line.max)"] + values
                    + [latest?.author, latest?.at.map { "\($0)" }, "\(line.half)", latest?.fact])
        }
    }
}

extension Cards.Step {
    fileprivate var values: [String?] {
        [what, criterion, half.map { "\($0)" }, figure, points, bonus, by, at.map { "\($0)" }, why, how]
    }
}
