import CouncilStore
import Councils
import Postgres
import Synchronization
import TestSupport

/// A clock that tests put forward, by eleven days a step: longer than members may object to their table.
final class SteppedClock: Sendable {
    private let steps = Mutex(0)

    var now: Timestamp { Self.instant(steps.withLock { $0 }) }

    func set(_ step: Int) { steps.withLock { $0 = step } }

    static func instant(_ step: Int) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000 + Int64(step) * 11 * 86_400_000_000)
    }
}

/// Random writes, acts and findings on the cards of one cluster, done in the store and in the naive model alike.
struct CardWalk {
    /// A figure as it was once stored.
    struct Stored: Hashable {
        var unit: String
        var place: NaivePlace
        var figure: Int
        var points: Int
        var bonus: Int
        var fact: String?
        var reason: String?
    }

    static let figures = Figure.allCases
    static let units = ["a", "b", "c", "d"]
    let sample: SampleCouncil
    let clock: SteppedClock
    let table: NaiveTable
    var random: SeededGenerator
    var cards: [String: NaiveCard]
    var history: Set<Stored> = []
    var step = 0

    /// Runs the body with a walk that has not begun, on a database of its own.
    static func with(
        seed: UInt64, _ body: @escaping @Sendable (inout CardWalk) async throws -> Void
    ) async throws {
        try await withCouncilDatabase { database in
            try await withPool(database.daemon) { pool in
                let clock = SteppedClock()
                let store = CouncilStore(pool: pool, clock: { clock.now })
                let sample = SampleCouncil(store: store, database: database, pool: pool)
                try await sample.prepare(units: units, agreeing: false)
                var random = SeededGenerator(seed: seed)
                let table = NaiveTable.random(using: &random)
                try await sample.adopt(table)
                var walk = CardWalk(
                    sample: sample, clock: clock, table: table, random: random,
                    cards: Dictionary(uniqueKeysWithValues: units.map { ($0, NaiveCard(table)) }))
                try await body(&walk)
            }
        }
    }

    /// Who works in this step, and on what paper.
    var author: String { "author-\(step % 7)" }
    var paper: String { "\(step)/BB" }

    func work<R: Sendable>(_ body: @escaping @Sendable (borrowing Transaction) throws -> R) async throws -> R {
        try await sample.store.withCouncil("tinh-mau", actor: author, body)
    }

    /// Does something at random.
    mutating func go() async throws {
        step += 1
        clock.set(step)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: try await write(asRecord: true)
        case 3..<6: try await write(asRecord: false)
        case 6..<8: try await complete()
        case 8: try await find()
        default: try await lift()
        }
    }

    // MARK: Writing

    struct Write {
        var unit: String
        var place: NaivePlace
        var given: NaiveGiven
        var fact: NaiveFact?
    }

    /// Some lines of some cards, or of a single one, by a file.
    private mutating func write(asRecord: Bool) async throws {
        let figure = Int.random(in: 0..<4, using: &random)
        let isWhole = Int.random(in: 0..<3, using: &random) == 0
        var writes: [Write] = []
        for unit in Self.units where Bool.random(using: &random) {
            // A dictionary's order is another in each process; a seed must say everything.
            for place in table.places.keys.sorted(by: { ($0.code, $0.half) < ($1.code, $1.half) })
            where isWhole || Bool.random(using: &random) {
                writes.append(write(figure, unit, place))
            }
        }
        if writes.isEmpty { return }
        let rows = writes.shuffled(using: &random).map(\.row).joined(separator: "\n")
        let writing = Cards.Writing(
            Self.figures[figure], year: 2025, by: .test, document: paper, isRecord: asRecord)
        let (stage, state) = desk(figure, asRecord)
        _ = try await work { transaction in
            try SampleCouncil.place(stage, state, transaction)
            return try Cards.importRows(Array((Write.header + rows + "\n").utf8), writing, transaction)
        }
        for write in writes { put(figure, write.unit, write.place, write.given) }
        if asRecord { carry(figure, units: Set(writes.map(\.unit))) }
    }

    /// Where the figure may be written; a figure from paper goes onto cards that have not moved.
    private mutating func desk(_ figure: Int, _ asRecord: Bool) -> (CycleState, CardState) {
        if asRecord { return (.selfScoring, .filling) }
        let isReturned = Bool.random(using: &random)
        return [
            isReturned ? (.headReview, .returned) : (.selfScoring, .filling), (.headReview, .inReview),
            (.consensus, .reviewed), (.appraisal, .agreed),
        ][figure]
    }

    /// A line as the rules allow it: often equal to what stood before, else with a reason.
    private mutating func write(_ figure: Int, _ unit: String, _ place: NaivePlace) -> Write {
        let earlier = cards[unit]?.earlier(place, than: figure)
        let criterion = table.places[place] ?? table.criteria[0]
        let fact = criterion.fact(using: &random)
        let points =
            fact.map { $0.points(criterion, overAchievement: table.overAchievement) }
            ?? criterion.step * Int.random(in: 0...criterion.max / criterion.step, using: &random)
        var given = NaiveGiven(
            points: points, bonus: Int.random(in: 0...criterion.bonusMax, using: &random), fact: fact?.text, reason: nil
        )
        if let earlier, fact == nil, Bool.random(using: &random) {
            (given.points, given.bonus) = (earlier.points, earlier.bonus)
        }
        let isSame = earlier.map { $0.points == given.points && $0.bonus == given.bonus } ?? true
        let mustSay = !isSame || criterion.kind == "deduction" && given.points > 0
        if mustSay || Int.random(in: 0..<4, using: &random) == 0 { given.reason = "lý do \(step % 3)" }
        (given.author, given.document, given.step) = (author, paper, step)
        return Write(unit: unit, place: place, given: given, fact: fact)
    }

    private mutating func put(_ figure: Int, _ unit: String, _ place: NaivePlace, _ given: NaiveGiven) {
        guard cards[unit]?.write(figure, place, given) == true else { return }
        note(figure, unit, place, given)
    }

    private mutating func note(_ figure: Int, _ unit: String, _ place: NaivePlace, _ given: NaiveGiven) {
        history.insert(
            Stored(
                unit: unit, place: place, figure: figure, points: given.points, bonus: given.bonus, fact: given.fact,
                reason: given.reason))
    }

    // MARK: Acts and findings

    /// Hands on, agrees or decides one card: refused while a line is missing, else every figure left out starts equal.
    private mutating func complete() async throws {
        let figure = Int.random(in: 1..<4, using: &random)
        let act: CardAct = [.handOn, .agree, .decide][figure - 1]
        let (stage, state) = desk(figure, false)
        let unit = Self.units.randomElement(using: &random) ?? "a"
        let request = CardActs.Request(
            act, CardScope(year: 2025, unit: unit), by: .test, document: paper)
        let isDone = try await work { transaction in
            try SampleCouncil.place(stage, state, transaction)
            do {
                return try transaction.savepoint { try CardActs.perform(request, $0).moved == [unit] }
            } catch let error as CouncilError where error.message.code == "card_not_complete" {
                return false
            }
        }
        guard isDone == cards[unit]?.isCovered(upTo: figure) else { throw Unlike(what: "\(act) of \(unit)", isDone) }
        if isDone { carry(figure, unit) }
    }

    /// A card that has a figure whole, taken down from paper, has it in every line.
    private mutating func carry(_ figure: Int, units: Set<String>) {
        for unit in units.sorted() where figure > 0 && cards[unit]?.figure == figure { carry(figure, unit) }
    }

    private mutating func carry(_ figure: Int, _ unit: String) {
        var given = NaiveGiven(points: 0, bonus: 0, fact: nil, reason: nil)
        (given.author, given.document, given.step) = (author, paper, step)
        for (place, new) in cards[unit]?.carry(figure, as: given) ?? [:] { note(figure, unit, place, new) }
    }

    private mutating func find() async throws {
        let unit = Self.units.randomElement(using: &random) ?? "a"
        let points = Bool.random(using: &random) ? Int.random(in: 1...2_000, using: &random) : nil
        let effect = points == nil ? ["none", "hold", "disqualify"].randomElement(using: &random) ?? "none" : "deduct"
        let number = Int64(points ?? 0)
        _ = try await work { transaction in
            try transaction.execute(
                """
                insert into finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at)
                select council_id, cycle_id, unit_id, 'press', \(effect),
                       case when \(effect) = 'deduct' then \(number)::numeric / 100 end, 'báo nêu', '1/BC', current_actor(),
                       current_instant()
                from scorecard join unit using (council_id, unit_id)
                where code = \(unit)
                """)
        }
        cards[unit]?.findings.append((points, false))
    }

    private mutating func lift() async throws {
        let unit = Self.units.randomElement(using: &random) ?? "a"
        let count = cards[unit]?.findings.count ?? 0
        if count == 0 { return }
        let place = Int.random(in: 0..<count, using: &random)
        _ = try await work { transaction in
            try transaction.execute(
                """
                update finding
                set lifted_by = 't', lifted_at = current_instant(), lifted_reason = 'đã rõ'
                where finding_id = (
                    select finding_id from finding join unit using (council_id, unit_id)
                    where code = \(unit) order by finding_id offset \(Int64(place)) limit 1)
                """)
        }
        cards[unit]?.findings[place].isLifted = true
    }

    /// The store did what the model would not have done.
    struct Unlike: Error {
        var what: String
        var isDone: Bool

        init(what: String, _ isDone: Bool) { (self.what, self.isDone) = (what, isDone) }
    }
}

extension CardWalk.Write {
    static let header = "unit,criterion,points,bonus,half,plan,actual,reason\n"

    /// The line of a file.
    var row: String {
        let points = fact == nil ? decimal(given.points) : ""
        let half = place.half == 0 ? "" : "\(place.half)"
        return
            "\(unit),\(place.code),\(points),\(decimal(given.bonus)),\(half),\(fact?.plan ?? ""),\(fact?.actual ?? ""),\(given.reason ?? "")"
    }
}
