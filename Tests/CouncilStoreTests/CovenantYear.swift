import CouncilStore
import Councils
import Postgres
import Synchronization
import TestSupport

/// The sample council in its year, with a clock that tests move: `cum-1` of a (head), b and c (deputy), `cum-2` of d and e, and
/// agreed criteria of the kinds that covenants and records feed.
struct CovenantYear: Sendable {
    let sample: SampleCouncil
    private let clock: MovingClock

    static let member = Actor("lan", role: .member, unit: "b")
    static let head = Actor("minh", role: .head, unit: "a")
    static let deputy = Actor("hoa", role: .head, unit: "c")
    static let secretary = Actor("thu", role: .secretary)

    /// A day of 2025 by its number, at an hour of Vietnam.
    static func instant(day: Int64, hour: Int64 = 12) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: ((20_089 + day - 1) * 24 + hour - 7) * 3_600_000_000)
    }

    /// Runs the body on 10 February 2025, before signing closes on the 28th.
    static func with<R: Sendable>(
        _ table: NaiveTable? = table, _ body: @escaping @Sendable (CovenantYear) async throws -> R
    ) async throws -> R {
        try await withCouncilDatabase { database in
            try await withPool(database.daemon) { pool in
                let clock = MovingClock(instant(day: 41))
                let store = CouncilStore(pool: pool, clock: { clock.now })
                let year = CovenantYear(
                    sample: SampleCouncil(store: store, database: database, pool: pool), clock: clock)
                try await year.sample.prepare(agreeing: false)
                if let table { try await year.sample.adopt(table) }
                try await year.sample.work { transaction in
                    let slate = OfficerSlate(head: "a", deputies: ["c"])
                    _ = try Officers.appoint(slate, year: 2025, cluster: "cum-1", document: nil, transaction)
                }
                return try await body(year)
            }
        }
    }

    /// Moves the clock; the last hour of 28 February is day 59, hour 23.
    func move(toDay day: Int64, hour: Int64 = 12) {
        clock.move(to: Self.instant(day: day, hour: hour))
    }

    func work<R: Sendable>(
        ending: Ending = .commit, _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        try await sample.work(ending: ending, body)
    }

    /// A of 10 points in shares, B of 10 on a ladder, C given by the inspecting partner, M by the unit.
    static let table: NaiveTable = {
        let rungs = [
            NaiveRung(lower: nil, holdsLower: false, upper: 500_000, holdsUpper: false, points: 0),
            NaiveRung(lower: 500_000, holdsLower: true, upper: nil, holdsUpper: false, points: 1000),
        ]
        let kinds = [("A", "proportional"), ("B", "ladder"), ("C", "cross"), ("M", "manual"), ("P", "deduction")]
        let criteria = kinds.map { code, kind in
            NaiveCriterion(
                code: code, kind: kind, max: 1000, step: 50, bonusMax: code == "A" ? 100 : 0,
                rungs: kind == "ladder" ? rungs : [])
        }
        return NaiveTable(criteria: criteria, bonusCap: 500, overAchievement: 10_000)
    }()

    @discardableResult
    func draft(_ text: String = "Thi đua", cluster: String = "cum-1") async throws -> Bool {
        guard let text = CovenantText(text) else { throw Malformed() }
        return try await work { try Covenants.draft(text, year: 2025, cluster: cluster, document: "1/GƯ", $0) }
    }

    @discardableResult
    func sign(
        _ unit: String?, by actor: Actor? = nil, document: String? = nil, on day: CivilDate? = nil
    ) async throws -> Covenants.Signed {
        let actor = actor ?? Actor("x", role: .member, unit: unit)
        return try await work {
            try Covenants.sign(
                .init(year: 2025, cluster: "cum-1", unit: unit, signedOn: day, by: actor, document: document), $0)
        }
    }

    @discardableResult
    func importTargets(
        _ rows: String, cluster: String = "cum-1", by actor: Actor = .test
    ) async throws -> Targets.ImportReport {
        try await work {
            let file = try TargetRows(csv: Array(("unit,indicator,measure,plan,criterion,half\n" + rows).utf8))
            return try Targets.importRows(file, year: 2025, cluster: cluster, by: actor, document: "2/GƯ", $0)
        }
    }

    @discardableResult
    func importResults(
        _ rows: String, cluster: String? = nil, by actor: Actor = .test, document: String? = "3/BC"
    ) async throws -> Int {
        try await work {
            let file = try ResultRows(csv: Array(("unit,indicator,actual,half\n" + rows).utf8))
            return try Targets.importResults(
                file, year: 2025, cluster: cluster, by: actor, document: document, $0)
        }
    }

    /// The code of the rule that says no, or `ok`.
    static func verdict(_ work: () async throws -> some Any) async -> String {
        do {
            _ = try await work()
            return "ok"
        } catch let error as CouncilError {
            return error.message.code
        } catch let error as ImportRejection {
            return error.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }.joined(separator: ";")
        } catch {
            return "\(error)"
        }
    }

    /// The rows of a list, each as its values with blanks between them.
    func list(
        _ query: @escaping @Sendable (borrowing Transaction) throws -> ListQuery, _ columns: [String]
    ) async throws -> [String] {
        try await work(ending: .rollback) { transaction in
            let query = try query(transaction)
            let places = columns.compactMap { name in query.columns.firstIndex { $0.name == name } }
            return try query.page(ListRequest(), transaction).rows.map { row in
                places.map { row[$0] ?? "-" }.joined(separator: " ")
            }
        }
    }

    struct Malformed: Error {}
}

/// A clock that stands still until it is moved.
private final class MovingClock: Sendable {
    private let instant: Mutex<Timestamp>

    init(_ instant: Timestamp) { self.instant = Mutex(instant) }

    var now: Timestamp { instant.withLock { $0 } }

    func move(to instant: Timestamp) { self.instant.withLock { $0 = instant } }
}
