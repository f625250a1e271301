import CouncilStore
import Councils
import Postgres
import TestSupport

extension Actor {
    /// Whoever may do everything that can be done on paper.
    static let test = Actor("test", role: .admin)
}

/// A store on a migrated database with one council of two clusters, whose clock stands still.
struct SampleCouncil: Sendable {
    static let instant = Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000)

    let store: CouncilStore
    let database: CouncilDatabase
    let pool: ConnectionPool

    /// Runs the body with a store on a database of its own.
    static func with<R: Sendable>(_ body: @escaping @Sendable (SampleCouncil) async throws -> R) async throws -> R {
        try await withCouncilDatabase { database in
            try await withPool(database.daemon) { pool in
                try await body(
                    SampleCouncil(
                        store: CouncilStore(pool: pool, clock: { instant }), database: database, pool: pool))
            }
        }
    }

    /// The same council seen on another day, at noon in Việt Nam; on its own day where that is `nil`.
    func at(_ day: String?) -> SampleCouncil {
        guard let day, let instant = Timestamp("\(day)T05:00:00Z") else { return self }
        return SampleCouncil(store: CouncilStore(pool: pool, clock: { instant }), database: database, pool: pool)
    }

    func work<R: Sendable>(
        _ council: String = "tinh-mau", ending: Ending = .commit,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        try await store.withCouncil(council, actor: "test", ending: ending, body)
    }

    func addCouncil(_ code: String = "tinh-mau") async throws {
        let council = NewCouncil(
            code: code, name: "Tỉnh \(code)", level: .province, parent: nil, timeZone: "Asia/Ho_Chi_Minh")
        _ = try await store.add(council, actor: "test")
    }

    /// Two clusters, `cum-1` with a, b, c and `cum-2` with d, e, their cycles of 2025 and a table of 100 points.
    func prepare(_ code: String = "tinh-mau", agreeing: Bool = true) async throws {
        try await prepare(code, roster: Self.roster)
        if agreeing { try await agreeToCriteria(code) }
    }

    /// The same with one cluster, `cum-1`, of these units.
    func prepare(units: [String], agreeing: Bool = true) async throws {
        let lines = units.map { "cum-1,Cụm 1,cum,\($0),Đơn vị \($0)\n" }
        try await prepare("tinh-mau", roster: Self.header + lines.joined())
        if agreeing { try await agreeToCriteria() }
    }

    func prepare(_ code: String = "tinh-mau", roster text: String) async throws {
        try await addCouncil(code)
        let roster = try ClusterRoster(csv: Array(text.utf8))
        try await work(code) { transaction in
            _ = try Clusters.importRoster(roster, from: Self.day(2025, 1, 1), transaction)
            _ = try Cycles.open(
                year: 2025, clusters: nil, startsOn: Self.day(2025, 1, 1), endsOn: Self.day(2025, 12, 31), transaction)
            _ = try CriteriaSets.importTable(
                csv: Array(Self.criteria.utf8), code: "bang-diem", year: 2025, clusters: nil, transaction)
        }
    }

    /// All members agree to the criteria of the year, on paper.
    func agreeToCriteria(_ council: String = "tinh-mau") async throws {
        _ = try await work(council) {
            try CriteriaSets.agree(
                year: 2025, clusters: nil, unit: nil, version: nil, document: "12/BB-CTĐ", $0)
        }
    }

    @discardableResult
    func importCards(
        _ rows: String, _ figure: Figure = .decided, council: String = "tinh-mau"
    ) async throws -> Cards.ImportReport {
        try await work(council) { transaction in
            try Cards.importRows(
                Array(("unit,criterion,points,bonus,reason\n" + rows).utf8),
                Cards.Writing(figure, year: 2025, by: .test, document: "1/QĐ", isRecord: true), transaction)
        }
    }

    /// Every unit decided: a 90, b 90, c 70, d 80, e 64.75.
    static let decided = """
        a,1.1,60,,\na,2.1,30,,\nb,1.1,50,,\nb,2.1,40,,\nc,1.1,40,,\nc,2.1,30,,
        d,1.1,50,,\nd,2.1,30,,\ne,1.1,40,,\ne,2.1,24.75,,
        """

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { throw BadDay() }
        return date
    }

    private struct BadDay: Error {}

    private static let header = "cluster,cluster_name,kind,unit,unit_name\n"
    private static let roster =
        header + """
            cum-1,Cụm 1,cum,a,Ă\ncum-1,Cụm 1,cum,b,B\ncum-1,Cụm 1,cum,c,C
            cum-2,Cụm 2,khoi,d,Đ\ncum-2,Cụm 2,khoi,e,E
            """
    private static let criteria = """
        group,group_max,criterion,text,max,kind,step,bonus_max,evidence
        1,60,1.1,một,60,manual,0.5,0,no
        2,40,2.1,hai,40,manual,0.25,5,no
        x,10,t,thưởng,10,bonus,1,0,no
        x,10,p,phạt,20,deduction,1,0,no
        """
}

extension Closings {
    /// Closes a year that was led on paper: whatever else its review lacks is on record.
    static func close(
        _ year: Int, demanding plan: String? = nil, _ transaction: borrowing Transaction
    ) throws -> Run {
        _ = try Cycles.record(year: year, clusters: nil, document: "1/BB", transaction)
        return try run(year: year, kind: .yearEnd, demanding: plan, transaction)
    }
}
