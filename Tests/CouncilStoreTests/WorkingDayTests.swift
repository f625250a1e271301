import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Working days")
struct WorkingDayTests {
    private static func ask(_ sql: SQL, _ transaction: borrowing Transaction) throws -> String {
        let day: CivilDate? = try transaction.only("select \(sql) as day")["day"]
        return day.map { "\($0)" } ?? "-"
    }

    @Test("pass over weekends and holidays and count Saturdays that are worked")
    func table() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            try await sample.work { transaction in
                let file = "day,kind,name\n2026-01-01,off,Tết\n2026-01-02,off,Hoán đổi\n2026-01-10,working,Làm bù\n"
                let rows = try DayOffRows(csv: Array(file.utf8)).rows
                #expect(try DaysOff.importRows(rows, document: "1/TB", transaction) == 3)
                #expect(try DaysOff.importRows(rows, document: "2/TB", transaction) == 0)
                // Wednesday 31 December 2025; the next working day is Monday the 5th.
                let questions: [(SQL, String)] = [
                    ("add_days('2025-12-31', 0, 'working')", "2025-12-31"),
                    ("add_days('2025-12-31', 1, 'working')", "2026-01-05"),
                    ("add_days('2025-12-31', 6, 'working')", "2026-01-10"),
                    ("add_days('2025-12-31', 7, 'working')", "2026-01-12"),
                    ("add_days('2025-12-31', 7, 'calendar')", "2026-01-07"),
                    ("shifted_day('2026-01-01', true)", "2026-01-05"),
                    ("shifted_day('2026-01-01', false)", "2026-01-01"),
                    ("shifted_day('2026-01-10', true)", "2026-01-10"),
                    ("shifted_day('2026-01-11', true)", "2026-01-12"),
                    ("shifted_day(null, true)", "-"),
                ]
                for (question, expected) in questions {
                    #expect(try Self.ask(question, transaction) == expected, "\(question)")
                }
                let listed = try SampleCouncil.texts(
                    DaysOff.list(year: 2026), ["day", "weekday", "kind", "name"], transaction)
                #expect(
                    listed == [
                        "2026-01-01 thursday off Tết", "2026-01-02 friday off Hoán đổi",
                        "2026-01-10 saturday working Làm bù",
                    ])
                #expect(try SampleCouncil.texts(DaysOff.list(year: 2025), ["day"], transaction) == [])
            }
        }
    }

    @Test("agree with walking from day to day, for calendars of every kind", arguments: 1...6 as ClosedRange<UInt64>)
    func walk(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let first = try #require(CivilDate("2026-01-01")).daysSinceEpoch
        var kinds: [Int: String] = [:]
        for day in first..<first + 400 where Int.random(in: 0..<10, using: &random) < Int(seed * seed / 4) {
            kinds[day] = Bool.random(using: &random) || seed == 6 ? "off" : "working"
        }
        // 1 January 1970 was a Thursday.
        let works = { (day: Int) in kinds[day].map { $0 == "working" } ?? ![2, 3].contains(day % 7) }
        let asked = (0..<120).map { _ in
            (from: first + Int.random(in: 0..<400, using: &random), days: Int.random(in: 0...30, using: &random))
        }
        let expected = asked.map { one in
            var (day, left) = (one.from, one.days)
            while left > 0 {
                day += 1
                if works(day) { left -= 1 }
            }
            var shifted = one.from
            while !works(shifted) { shifted += 1 }
            return "\(CivilDate(daysSinceEpoch: day)) \(CivilDate(daysSinceEpoch: shifted)) \(works(one.from))"
        }
        let days = kinds.keys.sorted()
        let calendar = kinds
        let found = try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { transaction in
                try transaction.execute(
                    """
                    select import_days_off(\(days.map { CivilDate(daysSinceEpoch: $0) }), \(days.map { calendar[$0] ?? "" }),
                                           \(days.map { "\($0)" }), null)
                    """)
                return try transaction.query(
                    """
                    select add_days(day, days, 'working') || ' ' || shifted_day(day, true) || ' ' || is_working_day(day) as said
                    from unnest(\(asked.map { CivilDate(daysSinceEpoch: $0.from) }), \(asked.map { Int32($0.days) }))
                        with ordinality as asked (day, days, place)
                    order by place
                    """
                ).map { try $0["said"] as String }
            }
        }
        #expect(found == expected, "seed \(seed)")
    }
}
