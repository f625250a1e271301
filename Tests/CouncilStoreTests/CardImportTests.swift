import CouncilStore
import Councils
import Postgres
import Testing

@Suite("Importing scorecards")
struct CardImportTests {
    @Test("keeps totals: base, capped bonus, deduction, never below zero")
    func totals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(
                "a,1.1,60,,\na,2.1,40,5,\na,t,10,,\na,p,3,,muộn\nb,1.1,0,,\nb,2.1,0,,\nb,p,20,,x\n")
            let (a, b) = try await sample.work { transaction in
                (
                    try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, transaction).totals,
                    try Cards.show(CardScope(year: 2025, unit: "b"), for: .test, transaction).totals
                )
            }
            #expect(
                [a.base, a.bonus, a.deduction, a.total].map { $0?.description } == ["100.00", "5.00", "3.00", "102.00"])
            #expect(b.total == .zero && b.figure == "decided")
        }
    }

    @Test("counts a card under the latest figure that is whole; missing is not zero")
    func figures() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards("a,1.1,60,,\n", .selfScored)
            #expect(
                try await sample.work { try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0).totals.figure }
                    == nil)
            try await sample.importCards("a,2.1,40,,\n", .selfScored)
            #expect(
                try await sample.work { try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0).totals.figure }
                    == "self")
            try await sample.importCards("a,1.1,55,,vượt\n", .head)
            let (totals, lines) = try await sample.work {
                try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0)
            }
            #expect(totals.figure == "self" && totals.total?.description == "100.00")
            #expect(lines[0].figures.map { $0.points?.description } == ["60.00", "55.00", nil, nil])
            #expect(lines[0].figures[1].reason == "vượt" && lines[0].figures[1].author == "test")
        }
    }

    @Test("of two parts of each card at the same moment sums both parts", arguments: 1...4)
    func together(round: Int) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for rows in ["a,1.1,60,,\nb,1.1,50,,\n", "a,2.1,30,,\nb,2.1,20,,\n"] {
                    group.addTask { try await sample.importCards(rows) }
                }
                try await group.waitForAll()
            }
            let totals = try await sample.work { transaction in
                try ["a", "b"].map {
                    try Cards.show(CardScope(year: 2025, unit: $0), for: .test, transaction).totals.total?.description
                }
            }
            #expect(totals == ["90.00", "70.00"])
        }
    }

    @Test("of a figure before which none was given confirms nothing, so that later ones leave it alone")
    func confirmsNothing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            for figure in [Figure.head, .agreed, .decided] {
                try await sample.importCards("a,1.1,50,,\n", figure)
            }
            let line = try await sample.work {
                try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0).lines[0]
            }
            #expect(line.figures.map { $0.points?.description } == [nil, "50.00", "50.00", "50.00"])
        }
    }

    @Test("over earlier points leaves an event that says what they were")
    func corrections() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.importCards("a,1.1,60,,\na,2.1,29,,sửa\n")
            let events = try await sample.work { transaction in
                try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.object.hasSuffix("/decided") && $0.before != nil
                }
            }
            #expect(events.map(\.object) == ["card/a/2025/decided"])
            #expect(events[0].before?.text == #"{"2.1": [30.00, 0.00, null, null]}"#)
            #expect(events[0].after?.text == #"{"2.1": [29.00, 0.00, null, "sửa"]}"#)
        }
    }

    @Test("shows the card of the cluster that is named, where a unit has two in a year")
    func twoCards() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let moved = try ClusterRoster(
                csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-3,Cụm 3,cum,a,A\n".utf8))
            try await sample.work { transaction in
                let day = try SampleCouncil.day(2025, 7, 1)
                _ = try Clusters.importRoster(moved, from: day, transaction)
                _ = try Cycles.open(
                    year: 2025, clusters: ["cum-3"], startsOn: day, endsOn: SampleCouncil.day(2025, 12, 31), transaction
                )
            }
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { _ = try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0) }
            }
            #expect(error?.kind == .badValue && error?.message.parameters["clusters"] == "cum-1, cum-3")
            let lines = try await sample.work {
                try Cards.show(CardScope(year: 2025, cluster: "cum-1", unit: "a"), for: .test, $0).lines
            }
            #expect(lines.map(\.criterion) == ["1.1", "2.1", "t", "p"])
        }
    }

    @Test("again changes nothing and leaves no event")
    func again() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            #expect(try await sample.importCards(SampleCouncil.decided).lines == 10)
            let events = try await sample.work { try Events.list(after: nil, limit: 1000, $0).count }
            #expect(try await sample.importCards(SampleCouncil.decided).lines == 0)
            #expect(try await sample.work { try Events.list(after: nil, limit: 1000, $0).count } == events)
        }
    }

    @Test(
        "refuses as a whole and names each mistake",
        arguments: [
            ("z,1.1,1,,", "unit", "no scorecard of this unit"), ("a,9.9,1,,", "criterion", "no such criterion"),
            ("a,1.1,61,,", "points", "more than the maximum 60.00"),
            ("a,1.1,1.25,,", "points", "not a multiple of the step 0.50"),
            ("a,1.1,1,1,", "bonus", "this criterion gives no bonus"),
            ("a,2.1,1,6,", "bonus", "more than the bonus maximum 5.00"),
            ("a,p,1,,", "reason", "a deduction above 0 says why: reason="),
            ("a,1.1,1,,\na,1.1,2,,", "criterion", "on an earlier line"),
            ("b,1.1,59,,", "reason", "differs from the figure before (60.00)"),
        ])
    func mistakes(rows: String, column: String, reason: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards("b,1.1,60,,\n", .selfScored)
            let rejection = await #expect(throws: ImportRejection.self) {
                try await sample.importCards("c,1.1,60,,\n" + rows + "\n")
            }
            #expect(rejection?.count == 1)
            #expect(rejection?.mistakes.first?.column == column)
            #expect(rejection?.mistakes.first?.reason.text().contains(reason) == true)
            #expect(
                try await sample.work {
                    try Cards.show(CardScope(year: 2025, unit: "c"), for: .test, $0).lines[0].figures[3].points
                } == nil)
        }
    }

    @Test("lists what the text shows beside what the stored criteria show, in the order of lines")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let rejection = await #expect(throws: ImportRejection.self) {
                try await sample.importCards("a,1.1,61,,\na,2.1,x,,\nz,1.1,1,,\n")
            }
            #expect(rejection?.mistakes.map(\.line) == [2, 3, 4])
        }
    }

    @Test("takes a key once, and never for other content")
    func keys() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let take = { @Sendable (payload: [UInt8]) in
                try await sample.work { try ImportKeys.take("k1", command: "card import", payload: payload, $0) }
            }
            #expect(try await take([1, 2]))
            #expect(try await take([1, 2]) == false)
            let error = await #expect(throws: CouncilError.self) { try await take([1, 3]) }
            #expect(error?.kind == .keyReused)
            let isDigest = try await sample.work { transaction in
                try transaction.only("select payload_sha256 = sha256('\\x0102') as same from import_key")["same"]
                    as Bool
            }
            #expect(isDigest)
        }
    }
}
