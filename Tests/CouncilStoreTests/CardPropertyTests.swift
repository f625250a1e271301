import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Random cards in the database against the same cards in a model that adds them up the obvious way.
@Suite("Scorecards against a naive model", .serialized)
struct CardPropertyTests {
    private static let seeds: [UInt64] = Array(1...40)
    private static let steps = 24

    @Test("add up alike after every write, act and finding", arguments: seeds)
    func totals(seed: UInt64) async throws {
        try await CardWalk.with(seed: seed) { walk async throws in
            for _ in 0..<Self.steps {
                try await walk.go()
                let (stored, expected) = (try await walk.storedSums(), walk.expectedSums)
                #expect(stored == expected, "seed \(seed), step \(walk.step)")
                guard stored == expected else { return }
            }
            let lost = walk.history.subtracting(try await walk.everStored())
            #expect(lost.isEmpty, "seed \(seed): lost \(lost.first.map { "\($0)" } ?? "")")
            for unit in CardWalk.units { try await walk.checkExplanation(of: unit, seed: seed) }
        }
    }
}

extension CardWalk {
    /// What each card adds up to, as a line of text.
    var expectedSums: [String] {
        Self.units.map { unit in
            guard let sums = cards[unit]?.sums else { return "\(unit) - - - - -" }
            let parts = [sums.base, sums.bonus, sums.deduction + sums.found, sums.total].map(decimal)
            return "\(unit) \(Self.figures[sums.figure].rawValue) \(parts.joined(separator: " "))"
        }
    }

    func storedSums() async throws -> [String] {
        try await work { transaction in
            try transaction.query(
                """
                select concat_ws(' ', unit.code, coalesce(figure, '-'), coalesce(base::text, '-'), coalesce(bonus::text, '-'),
                                 coalesce(deduction::text, '-'), coalesce(total::text, '-')) as line
                from scorecard join unit using (council_id, unit_id)
                order by unit.code
                """
            ).map { try $0["line"] }
        }
    }

    /// Every figure that stands in a line, or that an event says stood there once.
    func everStored() async throws -> Set<Stored> {
        let rows = try await work { transaction in
            try transaction.query(Self.everything).map { row in
                let name: String = try row["name"]
                let parts = name.split(separator: "/").map(String.init)
                let figure: String = try row["figure"]
                let (points, bonus): (String, String) = (try row["points"], try row["bonus"])
                return Stored(
                    unit: try row["unit"], place: NaivePlace(parts[0], parts.count > 1 ? Int(parts[1]) ?? -1 : 0),
                    figure: Self.figures.firstIndex { $0.rawValue == figure } ?? -1, points: hundredths(points),
                    bonus: hundredths(bonus), fact: try row["fact"], reason: try row["reason"])
            }
        }
        return Set(rows)
    }

    private static let everything: SQL = """
        select unit.code::text as unit,
               criterion.code || case when line.half > 0 then '/' || line.half else '' end as name,
               given.figure, given.points::text, given.bonus::text, given.fact, given.reason
        from scorecard_line as line
        join unit using (council_id, unit_id)
        join criterion using (council_id, criteria_set_id, criterion_no)
        cross join lateral (values
            ('self', line.self_points, line.self_bonus, line.self_fact, line.self_reason),
            ('head', line.head_points, line.head_bonus, line.head_fact, line.head_reason),
            ('agreed', line.agreed_points, line.agreed_bonus, line.agreed_fact, line.agreed_reason),
            ('decided', line.decided_points, line.decided_bonus, line.decided_fact, line.decided_reason)
        ) as given (figure, points, bonus, fact, reason)
        where given.points is not null
        union all
        select split_part(event.object, '/', 2), said.key, split_part(event.object, '/', 4), said.value ->> 0,
               said.value ->> 1, said.value ->> 2, said.value ->> 3
        from event
        cross join lateral (
            select * from jsonb_each(event.before) union all select * from jsonb_each(event.after)) as said
        where event.object like 'card/%/%/%' and event.before is not null
        union all
        select split_part(event.object, '/', 2), substring(event.object from '^line/[^/]+/[^/]+/(.*)$'), lapsed.key,
               lapsed.value ->> 0, lapsed.value ->> 1, lapsed.value ->> 2, lapsed.value ->> 3
        from event
        cross join lateral jsonb_each(event.before) as lapsed
        where event.command = 'card lapse'
        """
}
