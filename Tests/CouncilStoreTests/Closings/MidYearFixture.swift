import CouncilStore
import Councils
import Postgres
import TestSupport

/// A council at its mid-year review in July 2025, whose `cum-1` of a, b and c has called for reports.
enum MidYearFixture {
    /// Scored in halves: M of 10 points by hand, with bonus and deduction beside it.
    static let halves: NaiveTable = {
        let kinds = [("M", "manual"), ("T", "bonus"), ("P", "deduction")]
        let criteria = kinds.map { NaiveCriterion(code: $0, kind: $1, max: 1000, step: 50, bonusMax: 0) }
        return NaiveTable(criteria: criteria, weights: (1, 2), bonusCap: 200, overAchievement: 10_000)
    }()

    static func with(
        halves table: NaiveTable? = nil, _ body: @escaping @Sendable (SampleCouncil) async throws -> Void
    ) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            if let table {
                try await sample.adopt(table)
            } else {
                _ = try await sample.importCriteria(SampleCouncil.lateness)
                try await sample.agreeToCriteria()
            }
            try await sample.regulate()
            try await sample.call(criterion: table == nil ? "2.1" : nil)
            try await body(sample)
        }
    }

    /// Leads every cycle to its review, whose meetings a paper settles.
    static func review(_ sample: SampleCouncil) async throws {
        try await sample.on("2025-07-06") { transaction in
            _ = try Cycles.advance(
                year: 2025, clusters: nil, to: .midYear, by: .test, document: nil, record: "1/BB", transaction)
            // Reports are asked for by the closing itself.
            _ = try transaction.execute(
                """
                insert into cycle_waiver (council_id, cycle_id, state, code, document, author, at)
                select council_id, cycle_id, 'mid_year', 'meeting_not_planned', '2/BB', 'test', current_instant()
                from cycle
                """)
        }
    }

    static func run(
        _ sample: SampleCouncil, on day: String = "2025-07-31", ending: Ending = .commit
    ) async throws -> Closings.Run {
        try await sample.store.withCouncil("tinh-mau", actor: "test", ending: ending) { transaction in
            try transaction.execute("select set_config('thidua.instant', \(day + "T18:00:00+07:00"), true)")
            return try Closings.run(year: 2025, kind: .midYear, transaction)
        }
    }

    /// How a cluster came out, as `closed`, or the guard that holds it with its unit and how many others stand behind it.
    static func outcome(_ run: Closings.Run, _ cluster: String = "cum-1") -> String {
        guard let cycle = run.cycles.first(where: { $0.cluster == cluster }) else { return "none" }
        guard let found = cycle.guard else {
            return [cycle.outcome, cycle.policy].compactMap(\.self).joined(separator: " ")
        }
        return "\(found.code)\(found.unit.map { " " + $0 } ?? "") +\(found.others)"
    }

    /// What is on record of the units' work, as `unit thing completed_on days_late deduction policy`.
    static func work(_ sample: SampleCouncil) async throws -> [String] {
        try await sample.work(ending: .rollback) { transaction in
            try transaction.query(
                """
                select concat_ws(' ', unit.code, work.thing, coalesce(work.completed_on::text, '-'), work.days_late,
                                 coalesce(work.deduction::text, '-'), coalesce(work.policy, '-')) as said
                from closing_work as work
                join unit using (council_id, unit_id)
                order by unit.code collate "C", work.thing
                """
            ).map { try $0["said"] }
        }
    }

    /// The interim standings of `cum-1`, as `unit figure rank total`.
    static func interim(_ sample: SampleCouncil) async throws -> [String] {
        try await sample.work(ending: .rollback) { transaction in
            try transaction.query(
                """
                select concat_ws(' ', unit.code, coalesce(interim.figure, '-'),
                                 coalesce(interim.rank::text, '-') || case when interim.tied then '=' else '' end,
                                 coalesce(interim.total::text, '-')) as said
                from interim_standing as interim
                join unit using (council_id, unit_id)
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                where cluster.code = 'cum-1'
                order by interim.rank nulls last, unit.code collate "C"
                """
            ).map { try $0["said"] }
        }
    }

    /// Scores lines of the first half by `unit,criterion,points`, past the stages of a card.
    static func score(_ sample: SampleCouncil, _ rows: [(unit: String, criterion: String, points: Int)]) async throws {
        try await sample.work { transaction in
            try transaction.execute(
                """
                with entry as (
                    insert into score_entry (council_id, author, at, command)
                    values (current_council(), 'test', current_instant(), 'card import') returning entry_id
                )
                insert into scorecard_line (council_id, cycle_id, unit_id, criteria_set_id, criterion_no, half, self_points,
                                            self_bonus, self_entry)
                select card.council_id, card.cycle_id, card.unit_id, criterion.criteria_set_id, criterion.criterion_no, 1,
                       given.points, 0, entry.entry_id
                from unnest(\(rows.map(\.unit)), \(rows.map(\.criterion)), \(rows.map { Int32($0.points) }))
                    as given (unit, criterion, points)
                join unit on unit.code = given.unit
                join scorecard as card using (council_id, unit_id)
                join cycle using (council_id, cycle_id)
                join criterion on criterion.council_id = cycle.council_id
                              and criterion.criteria_set_id = cycle.criteria_set_id and criterion.code = given.criterion
                cross join entry
                """)
        }
    }
}
