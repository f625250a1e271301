import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Every mistake that the database can find in lines of scorecards: its code, its column and its line.
@Suite("What lines of scorecards are refused for")
struct CardRefusalTests {
    /// One line too many: what is wrong with it, in a file after a good line.
    private struct Case {
        var row: String
        var column: String
        var code: String
        var figure = Figure.selfScored
        var actor = Actor.test
        var cluster: String?

        init(
            _ row: String, _ column: String, _ code: String, _ figure: Figure = .selfScored, by actor: Actor = .test,
            cluster: String? = nil
        ) {
            (self.row, self.column, self.code) = (row, column, code)
            (self.figure, self.actor, self.cluster) = (figure, actor, cluster)
        }
    }

    // unit,criterion,points,bonus,half,plan,actual,reason
    private static let cases = [
        Case("zz,m,1,,,,,", "unit", "unit_without_card"),
        Case("e,m,1,,1,,,", "unit", "unit_in_two_clusters"),
        Case("d,m,1,,1,,,", "unit", "unit_in_other_cluster", cluster: "cum-1"),
        Case("a,none,1,,,,,", "criterion", "criterion_unknown"),
        Case("b,m,1,,,,,", "criterion", "line_twice"),
        Case("a,m,1,,1,,,", "half", "half_unexpected"),
        Case("d,m,1,,,,,", "half", "half_missing"),
        Case("b,ext,1,,,,,", "criterion", "line_scored_by_other", by: Actor("x", role: .member, unit: "b")),
        Case("b,cross,1,,,,,", "criterion", "line_scored_by_other", by: Actor("x", role: .member, unit: "b")),
        Case("c,m,1,,,,,", "criterion", "line_only_for_scorer"),
        Case("a,yes,5,,,,,", "points", "points_are_computed"),
        Case("a,ladder,5,,,,97,", "points", "points_are_computed"),
        Case("a,share,5,,,2,1,", "points", "points_are_computed"),
        Case("a,late,5,,,,0,", "points", "points_are_computed"),
        Case("a,yes,,,,,97,", "actual", "fact_does_not_fit"),
        Case("a,ladder,,,,,có,", "actual", "fact_does_not_fit"),
        Case("a,ladder,,,,2025-07-05,2025-07-08,", "actual", "fact_does_not_fit"),
        Case("a,open,,,,,có,", "actual", "fact_does_not_fit"),
        Case("a,share,,,,,97,", "actual", "fact_does_not_fit"),
        Case("a,share,,,,,không,", "actual", "fact_does_not_fit"),
        Case("a,late,,,,,1.5,", "actual", "fact_does_not_fit"),
        Case("a,late,,,,3,1,", "actual", "fact_does_not_fit"),
        Case("b,yes,,,,,97,", "actual", "fact_does_not_fit", .head),
        Case("a,m,5,,,,97,", "actual", "fact_not_wanted"),
        Case("a,m,,,,,97,", "actual", "fact_not_wanted"),
        Case("a,bonus,1,,,,yes,", "actual", "fact_not_wanted"),
        Case("a,m,10.5,,,,,", "points", "points_over_max"),
        Case("a,ext,10.5,,,,,", "points", "points_over_max"),
        Case("a,bonus,3.5,,,,,", "points", "points_over_max"),
        Case("a,m,1.25,,,,,", "points", "points_off_step"),
        Case("a,plain,1,1,,,,", "bonus", "bonus_not_given"),
        Case("a,yes,,0.01,,,yes,", "bonus", "bonus_not_given"),
        Case("a,m,1,2.01,,,,", "bonus", "bonus_over_max"),
        Case("a,minus,1,,,,,", "reason", "deduction_needs_reason"),
        Case("b,m,6,,,,,", "reason", "difference_needs_reason", .head),
        Case("b,m,5,1,,,,", "reason", "difference_needs_reason", .agreed),
        Case("b,yes,,,,,no,", "reason", "difference_needs_reason", .decided),
    ]

    private static func criterion(_ code: String, _ kind: String, bonus: Int = 0, _ rungs: [NaiveRung] = [])
        -> NaiveCriterion
    {
        NaiveCriterion(
            code: code, kind: kind, max: kind == "bonus" ? 300 : 1_000, step: 50, bonusMax: bonus, rungs: rungs)
    }

    private static let rungs = [
        NaiveRung(lower: nil, holdsLower: false, upper: 30_000, holdsUpper: false, points: 0),
        NaiveRung(lower: 30_000, holdsLower: true, upper: nil, holdsUpper: false, points: 1_000),
    ]
    private static let open = NaiveRung(lower: nil, holdsLower: false, upper: nil, holdsUpper: false, points: 100)

    private static let table = NaiveTable(
        criteria: [
            criterion("m", "manual", bonus: 200), criterion("plain", "manual"), criterion("yes", "boolean"),
            criterion("ladder", "ladder", rungs), criterion("open", "ladder", [open]),
            criterion("share", "proportional"), criterion("late", "lateness", rungs), criterion("ext", "external"),
            criterion("cross", "cross"), criterion("bonus", "bonus"), criterion("minus", "deduction"),
        ], bonusCap: 500, overAchievement: 10_000)

    /// b has figures and is attested or further on its way; c is attested; d scores halves; e has a card in two clusters.
    private static func prepare(_ sample: SampleCouncil) async throws {
        try await sample.prepare(agreeing: false)
        let moved = "cluster,cluster_name,kind,unit,unit_name\ncum-3,Cụm 3,cum,e,E\n"
        try await sample.work { transaction in
            let day = try SampleCouncil.day(2025, 7, 1)
            _ = try Clusters.importRoster(try ClusterRoster(csv: Array(moved.utf8)), from: day, transaction)
            _ = try Cycles.open(
                year: 2025, clusters: ["cum-3"], startsOn: day, endsOn: SampleCouncil.day(2025, 12, 31), transaction)
        }
        var halves = table
        halves.weights = (1, 2)
        try await sample.adopt(table, clusters: ["cum-1", "cum-3"])
        try await sample.adopt(halves, code: "hai-nua", clusters: ["cum-2"])
        _ = try await write(sample, "b,m,5,,,,,\nb,yes,,,,,yes,\n", .selfScored)
    }

    private static func write(
        _ sample: SampleCouncil, _ rows: String, _ figure: Figure, by actor: Actor = .test, cluster: String? = nil,
        ending: Ending = .commit
    ) async throws -> Cards.ImportReport {
        let (stage, state): (CycleState, CardState) =
            switch figure {
            case .selfScored: (.selfScoring, .filling)
            case .head: (.headReview, .inReview)
            case .agreed: (.consensus, .reviewed)
            case .decided: (.appraisal, .agreed)
            }
        let writing = Cards.Writing(figure, year: 2025, cluster: cluster, by: actor, document: "1/BB")
        return try await sample.work(ending: ending) { transaction in
            try SampleCouncil.place(stage, state, transaction)
            try transaction.execute(
                "update scorecard set state = 'attested' from unit where unit.unit_id = scorecard.unit_id and code = 'c'"
            )
            return try Cards.importRows(
                Array(("unit,criterion,points,bonus,half,plan,actual,reason\n" + rows).utf8), writing, transaction)
        }
    }

    @Test("is named by code, column and line, once and alone; nothing is written")
    func table() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            for one in Self.cases {
                // A good line stands before it; of a line that stands twice it is the first.
                let good = one.code == "line_twice" ? "b,m,5,,,,,\n" : "b,plain,5,,,,,\n"
                let found = await Self.mistakes {
                    try await Self.write(sample, good + one.row + "\n", one.figure, by: one.actor, cluster: one.cluster)
                }
                #expect(found == ["3 \(one.column) \(one.code)"], "\(one.row) as \(one.figure)")
            }
            let lines = try await sample.work { transaction in
                try transaction.only("select count(*) as count from scorecard_line")["count"] as Int64
            }
            #expect(lines == 2)
        }
    }

    @Test("does not befall what stands on the bound of each rule")
    func allowed() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let rows: [(String, Figure)] = [
                ("a,m,10,2,,,,", .selfScored), ("a,bonus,3,,,,,", .selfScored), ("a,minus,0,,,,,", .selfScored),
                ("a,minus,10,,,,,muộn", .selfScored), ("a,ladder,,,,,3,", .selfScored), ("a,open,,,,,0,", .selfScored),
                ("a,late,,,,,0,", .selfScored), ("a,share,,,,2,1,", .selfScored), ("c,ext,1,,,,,", .selfScored),
                ("d,m,1,,1,,,", .selfScored), ("d,m,1,,2,,,", .selfScored), ("b,m,5,,,,,", .head),
                ("b,m,6,,,,,vượt", .agreed), ("b,yes,,,,,yes,", .decided), ("b,ext,1,,,,,", .head),
            ]
            for (row, figure) in rows {
                let found = await Self.mistakes {
                    try await Self.write(sample, row + "\n", figure, ending: .rollback)
                }
                #expect(found == [], "\(row) as \(figure)")
            }
        }
    }

    @Test("refuses a single line by the same codes")
    func single() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let cases: [(CardRows.Row, String)] = try [
                (Self.row("m", points: nil), "points_missing"), (Self.row("yes", points: nil), "fact_needed"),
                (Self.row("m", points: 1_050), "points_over_max"), (Self.row("none", points: 1), "criterion_unknown"),
            ]
            for (row, code) in cases {
                let found = await Self.mistakes {
                    try await sample.work { transaction in
                        try SampleCouncil.place(.selfScoring, .filling, transaction)
                        return try Cards.score(
                            row, Cards.Writing(.selfScored, year: 2025, by: .test, document: "1/BB"), transaction)
                    }
                }
                #expect(found == [code])
            }
        }
    }

    private static func row(_ criterion: String, points: Int64?) throws -> CardRows.Row {
        guard let unit = Code(rawValue: "a"), let criterion = CriterionCode(rawValue: criterion) else {
            throw CardChain.Malformed()
        }
        return CardRows.Row(unit: unit, criterion: criterion, points: points.flatMap(Points.init(hundredths:)))
    }

    private static func mistakes(_ work: () async throws -> Cards.ImportReport) async -> [String] {
        do {
            _ = try await work()
            return []
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }
        } catch let error as CouncilError {
            return [error.message.code]
        } catch {
            return ["\(error)"]
        }
    }
}
