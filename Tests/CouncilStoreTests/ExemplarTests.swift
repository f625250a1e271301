import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("Achievements, exemplars and activities")
struct ExemplarTests {
    private static func achieve(_ lines: String, _ transaction: borrowing Transaction) throws -> Int {
        let text = "code,unit,person,title,field,achieved_on\n" + lines
        return try Exemplars.importAchievements(
            AchievementRows(csv: Array(text.utf8)).rows, year: 2025, cluster: "cum-1", by: .test, document: "1/BC",
            transaction)
    }

    private static func honour(_ lines: String, _ transaction: borrowing Transaction) throws -> Int {
        let text = "code,unit,name,kind,field,achievements\n" + lines
        return try Exemplars.importRows(
            ExemplarRows(csv: Array(text.utf8)).rows, year: 2025, cluster: "cum-1", by: .test, document: "1/BC",
            transaction)
    }

    private static func hold(_ lines: String, _ transaction: borrowing Transaction) throws -> Int {
        let text = "code,kind,title,held_on,place,unit,participants\n" + lines
        return try Activities.importRows(
            ActivityRows(csv: Array(text.utf8)).rows, year: 2025, cluster: "cum-1", by: .test, document: "1/BC",
            transaction)
    }

    private static func act(_ code: String = "e1") -> Exemplars.Act {
        Exemplars.Act(year: 2025, cluster: "cum-1", exemplar: code, by: .test, document: "2/BC")
    }

    private static func reasons(_ work: () throws -> Int) -> [String] {
        do {
            return ["\(try work())"]
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map { "\($0.line) \($0.column) \($0.value ?? "-") \($0.reason.code)" }
        } catch let error as CouncilError {
            return [error.message.code]
        } catch {
            return ["\(error)"]
        }
    }

    private static func count(_ transaction: borrowing Transaction) throws -> [[String?]] {
        try Activities.participation(year: 2025, cluster: "cum-1", transaction)
            .page(ListRequest(), transaction).rows.map { Array($0[3...]) }
    }

    private static func replicate(
        _ unit: String, on day: CivilDate, _ result: String, _ transaction: borrowing Transaction
    ) -> [String] {
        reasons { try Exemplars.replicate(act(), unit: unit, on: day, result: result, transaction) ? 1 : 0 }
    }

    @Test("rest on achievements of their own unit, are made known and followed")
    func wholeWay() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                let won =
                    "t1,a,,Giải nhất,Y tế,2025-02-01\nt2,a,Bà Lan,Sáng kiến,Giáo dục,2025-03-01\nt3,b,,Giải nhì,Y tế,2025-02-01\n"
                #expect(try Self.achieve(won, transaction) == 3)
                #expect(try Self.achieve(won, transaction) == 0)
                #expect(try Self.honour("e1,a,Tổ 7,collective,,t2\n", transaction) == 1)
                #expect(try Self.honour("e1,a,Tổ 7,collective,,t2 t1\n", transaction) == 1)
                #expect(try Self.honour("e1,a,Tổ 7,collective,,t2 t1\n", transaction) == 0)
                let told = Exemplars.Publicity(
                    phase: .before, channel: "Báo", audience: "Nhân dân", place: "Tỉnh",
                    on: try SampleCouncil.day(2025, 9, 1))
                #expect(try Exemplars.publicise(told, of: Self.act(), transaction))
                #expect(try !Exemplars.publicise(told, of: Self.act(), transaction))
                let day = try SampleCouncil.day(2025, 10, 1)
                #expect(try Exemplars.replicate(Self.act(), unit: "b", on: day, result: "Tốt", transaction))
                #expect(try !Exemplars.replicate(Self.act(), unit: "b", on: day, result: "Tốt", transaction))
                let shown = try Exemplars.show(year: 2025, cluster: "cum-1", exemplar: "e1", transaction)
                #expect(shown.rows.map { $0[0] } == ["achievement", "achievement", "publicity", "replication"])
                let list = try Exemplars.list(year: 2025, cluster: "cum-1", unit: "a", transaction)
                #expect(try list.page(ListRequest(), transaction).rows.map { Array($0[6...8]) } == [["2", "1", "1"]])
                let won1 = try Exemplars.achievements(year: 2025, cluster: nil, unit: nil, transaction)
                #expect(try won1.page(ListRequest(), transaction).rows.map { $0.last } == ["1", "1", "0"])
            }
        }
    }

    @Test("are refused on nothing, on another unit's achievement, and for another unit than before")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Self.achieve("t1,a,,Giải,Y tế,2025-02-01\nt3,b,,Giải,Y tế,2025-02-01\n", transaction)
                _ = try Self.honour("e1,a,Tổ 7,collective,,t1\n", transaction)
                #expect(
                    Self.reasons { try Self.honour("e2,a,Tổ 8,individual,,t1 t3 t9\n", transaction) } == [
                        "2 achievements t3 exemplar_achievement_missing",
                        "2 achievements t9 exemplar_achievement_missing",
                    ])
                #expect(
                    Self.reasons { try Self.honour("e1,b,Tổ 7,collective,,t3\n", transaction) }
                        == ["2 code e1 exemplar_elsewhere"])
                #expect(
                    Self.reasons { try Self.achieve("t1,b,,Giải,Y tế,2025-02-01\n", transaction) }
                        == ["2 code t1 achievement_elsewhere"])
                let past = try SampleCouncil.day(2025, 10, 1)
                let future = try SampleCouncil.day(2026, 10, 1)
                #expect(Self.replicate("a", on: past, "x", transaction) == ["exemplar_replicates_itself"])
                #expect(Self.replicate("zz", on: past, "x", transaction) == ["unit_missing"])
                #expect(Self.replicate("b", on: future, "x", transaction) == ["held_in_future"])
                #expect(Self.replicate("b", on: past, "x", transaction) == ["1"])
                #expect(Self.replicate("b", on: past, "y", transaction) == ["replication_told_otherwise"])
            }
        }
    }

    @Test(
        "cannot rest on nothing or on another unit's achievement even past the commands",
        arguments: ["null", "(select achievement_id from achievement where code = 't3')"])
    func impossible(achievement: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            _ = try await sample.work { try Self.achieve("t3,b,,Giải,Y tế,2025-02-01\n", $0) }
            let takesNothing = achievement == "null"
            // A null breaks no rule that has a name, so it is the server's error; the foreign key is the sentence.
            let wanted: String = takesNothing ? "23502" : "exemplar rests on an achievement of its unit"
            let error = await #expect(throws: (any Error).self) {
                try await sample.work { transaction in
                    try transaction.execute(
                        """
                        insert into exemplar (council_id, cycle_id, unit_id, achievement_id, code, name, kind, author, at)
                        select card.council_id, card.cycle_id, card.unit_id,
                               case when not \(takesNothing) then (select achievement_id from achievement where code = 't3') end,
                               'e1', 'x', 'collective', 't', current_instant()
                        from scorecard as card
                        join unit using (council_id, unit_id)
                        where unit.code = 'a'
                        """)
                }
            }
            let said = (error as? CouncilError)?.message.parameters["rule"] ?? error.map { "\($0)" } ?? ""
            #expect(said.contains(wanted))
        }
    }

    @Test("count who took part in activities until today; the file is complete for those that it names")
    func participation() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                #expect(try Self.count(transaction) == [["0", "0", "0"], ["0", "0", "0"], ["0", "0", "0"]])
                let lines =
                    "h1,seminar,Hội thảo,2025-05-01,Huế,a,a b c\nh2,gratitude,Tri ân,2025-07-27,Huế,,b\nh3,other,Sắp tới,2026-12-01,Huế,,a\n"
                #expect(try Self.hold(lines, transaction) == 8)
                #expect(try Self.hold(lines, transaction) == 0)
                #expect(try Self.count(transaction) == [["1", "1", "2"], ["2", "0", "2"], ["1", "0", "2"]])
                #expect(try Self.hold("h1,seminar,Hội thảo,2025-05-01,Huế,a,a b\n", transaction) == 1)
                #expect(try Self.count(transaction) == [["1", "1", "2"], ["2", "0", "2"], ["0", "0", "2"]])
                #expect(try Self.hold(lines, transaction) == 1, "whoever was withdrawn comes back")
                let list = try Activities.list(year: 2025, cluster: nil, transaction)
                #expect(try list.page(ListRequest(), transaction).rows.map(\.last) == ["a b c", "b", "a"])
                #expect(
                    Self.reasons { try Self.hold("h4,other,H,2025-05-01,Huế,,a d\n", transaction) }
                        == ["2 participants d unit_not_in_cycle"])
            }
        }
    }
}
