import CouncilStore
import Councils
import Postgres
import Testing

@Suite("Councils in the store")
struct TenancyTests {
    @Test("see only their own rows, though their codes are the same")
    func apart() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare("tinh-mau")
            try await sample.prepare("tinh-khac")
            try await sample.importCards(SampleCouncil.decided, council: "tinh-khac")
            let (mine, other) = (
                try await sample.work("tinh-mau") {
                    try Cycles.list(year: 2025, cluster: nil, $0).values("decided", $0)
                },
                try await sample.work("tinh-khac") {
                    try Cycles.list(year: 2025, cluster: nil, $0).values("decided", $0)
                }
            )
            #expect(mine == ["0", "0"] && other == ["3", "2"])
            let rows: Int = try await sample.work("tinh-mau") { transaction in
                try transaction.only("select count(*) as rows from scorecard_line")["rows"]
            }
            #expect(rows == 0)
        }
    }

    @Test("are added once; the same again changes nothing, another of the code is refused")
    func adding() async throws {
        try await SampleCouncil.with { sample async throws in
            let council = NewCouncil(
                code: "bo-y-te", name: "Bộ Y tế", level: .ministry, parent: nil, timeZone: "Asia/Ho_Chi_Minh")
            #expect(try await sample.store.add(council, actor: "test"))
            #expect(try await sample.store.add(council, actor: "test") == false)
            var other = council
            other.name = "Bộ Nội vụ"
            let error = await #expect(throws: CouncilError.self) { try await sample.store.add(other, actor: "test") }
            #expect(error?.kind == .wrongState)
            var orphan = council
            (orphan.code, orphan.parent) = ("x", "nobody")
            let missing = await #expect(throws: CouncilError.self) { try await sample.store.add(orphan, actor: "test") }
            #expect(missing?.kind == .notFound)
            (orphan.parent, orphan.timeZone) = ("bo-y-te", "Mars/Olympus")
            let zone = await #expect(throws: CouncilError.self) { try await sample.store.add(orphan, actor: "test") }
            #expect(zone?.kind == .badValue)
        }
    }

    @Test("are added once by many at the same moment")
    func addingAtOnce() async throws {
        try await SampleCouncil.with { sample async throws in
            let council = NewCouncil(
                code: "bo-y-te", name: "Bộ Y tế", level: .ministry, parent: nil, timeZone: "Asia/Ho_Chi_Minh")
            let added = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 { group.addTask { try await sample.store.add(council, actor: "test") } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(added == 1)
            #expect(try await sample.store.directory().map(\.code) == ["bo-y-te"])
        }
    }

    @Test("that nobody has are not found")
    func unknown() async throws {
        try await SampleCouncil.with { sample async throws in
            let error = await #expect(throws: CouncilError.self) { try await sample.work("nobody") { _ in } }
            #expect(error?.kind == .notFound)
        }
    }

    @Test("raise only what Swift knows: the SQLSTATEs of the schema are those of CouncilError")
    func states() throws {
        let raised = Set(SchemaStates.raised)
        let known = Set(CouncilError.Kind.allCases.map(\.rawValue))
        #expect(raised.isSubset(of: known))
        #expect(known.subtracting(raised) == ["TD008", "TD009"], "two are raised in Swift alone")
    }

    @Test("move a unit between clusters on a day and keep where it was before")
    func moving() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let moved = try ClusterRoster(
                csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-2,Cụm 2,khoi,c,C\n".utf8))
            let (before, after) = try await sample.work { transaction in
                _ = try Clusters.importRoster(moved, from: SampleCouncil.day(2025, 7, 1), transaction)
                return (
                    try Clusters.units(cluster: "cum-1", on: SampleCouncil.day(2025, 6, 30), transaction)
                        .values("unit", transaction),
                    try Clusters.units(cluster: "cum-2", on: SampleCouncil.day(2025, 7, 1), transaction)
                        .values("unit", transaction)
                )
            }
            #expect(before == ["a", "b", "c"] && after == ["c", "d", "e"])
        }
    }

    @Test("take corrections of a roster: another cluster on the same day, an earlier day, a time before a later move")
    func correcting() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let header = "cluster,cluster_name,kind,unit,unit_name\n"
            let inSecond = try ClusterRoster(csv: Array((header + "cum-2,Cụm 2,khoi,c,C\n").utf8))
            let inFirst = try ClusterRoster(csv: Array((header + "cum-1,Cụm 1,cum,c,C\n").utf8))
            let spans = try await sample.work { transaction in
                _ = try Clusters.importRoster(inSecond, from: SampleCouncil.day(2025, 1, 1), transaction)
                _ = try Clusters.importRoster(inSecond, from: SampleCouncil.day(2024, 1, 1), transaction)
                _ = try Clusters.importRoster(inFirst, from: SampleCouncil.day(2023, 1, 1), transaction)
                return try transaction.query(
                    """
                    select cluster.code || daterange(membership.valid_from, membership.valid_to)::text as span
                    from membership join unit using (council_id, unit_id) join cluster using (council_id, cluster_id)
                    where unit.code = 'c' order by membership.valid_from
                    """
                ).map { try $0["span"] as String }
            }
            #expect(spans == ["cum-1[2023-01-01,2024-01-01)", "cum-2[2024-01-01,)"])
        }
    }

    @Test("record how a roster was before it was changed")
    func rosterEvents() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let changed = try ClusterRoster(
                csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-2,Khối 2,khoi,c,Xê\n".utf8))
            let befores = try await sample.work { transaction in
                _ = try Clusters.importRoster(changed, from: SampleCouncil.day(2025, 7, 1), transaction)
                return try Events.list(after: nil, limit: 100, transaction)
                    .filter { $0.command == "cluster import" }.map(\.before?.text)
            }
            let before =
                #"{"units": {"c": "C"}, "members": {"c": "cum-1"}, "clusters": {"cum-2": {"kind": "khoi", "name": "Cụm 2"}}}"#
            #expect(befores == [nil, before])
        }
    }

    @Test("have no list of a cluster that they do not have")
    func unknownCluster() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let asked: [@Sendable (borrowing Transaction) throws -> Void] = [
                { _ = try Clusters.units(cluster: "x", on: SampleCouncil.day(2025, 1, 1), $0) },
                { _ = try Cycles.list(year: nil, cluster: "x", $0) },
                { _ = try Standings.list(year: 2025, cluster: "x", $0) },
                { _ = try Cards.importRows([], Cards.Writing(.head, year: 2025, cluster: "x", by: .test), $0) },
            ]
            for body in asked {
                let error = await #expect(throws: CouncilError.self) { try await sample.work { try body($0) } }
                #expect(error?.kind == .notFound)
            }
        }
    }
}
