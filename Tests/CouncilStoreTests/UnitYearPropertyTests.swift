import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

/// Random changes of units, points and findings through a year, in the store and in the naive model alike.
private struct UnitYear {
    static let clusters = ["cum-1", "cum-2", "cum-3"]
    let sample: SampleCouncil
    var random: SeededGenerator
    var model = NaiveUnits()
    /// The decided points of a card of 2025, in hundredths.
    var points: [String: Int] = [:]
    var day = 1
    var number = 0

    /// Days are counted from 1 January 2025.
    static func text(_ day: Int) -> String {
        var (year, month, rest) = (2025, 1, day)
        for length in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31] where rest >= length {
            rest -= length
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return CalendarDay(year: year, month: month, day: rest + 1)?.description ?? "-"
    }

    mutating func prepare() async throws {
        var lines = "cluster,cluster_name,kind,unit,unit_name\n"
        for (place, cluster) in Self.clusters.enumerated() {
            for unit in 1...(place + 2) {
                let code = "u\(place)\(unit)"
                lines += "\(cluster),\(cluster),cum,\(code),\(code)\n"
                model.units[code] = .init(from: 0, to: nil, began: false, homes: [(0, cluster)])
            }
        }
        model.years[2025] = .init(first: 0, last: 364)
        try await sample.prepare(roster: lines)
        try await sample.agreeToCriteria()
    }

    mutating func go() async throws {
        day += Int.random(in: 1...24, using: &random)
        number += 1
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<2: try await merge()
        case 2: try await split()
        case 3: try await move()
        case 4..<6: try await find()
        case 6: try await openNext()
        default: try await score(chance: 2)
        }
    }

    private mutating func perform(_ change: UnitChange) async throws {
        let effects = try await sample.work { try UnitChanges.perform(change, $0) }
        #expect(!effects.isEmpty)
        #expect(try await sample.work { try UnitChanges.perform(change, $0) } == [], "once")
    }

    private mutating func merge() async throws {
        var living = model.living(on: day).shuffled(using: &random)
        guard living.count > 3 else { return }
        let ending = (0..<Int.random(in: 1...2, using: &random)).map { _ in living.removeLast() }
        let isNew = Bool.random(using: &random)
        let cluster = Self.clusters.randomElement(using: &random) ?? ""
        let heir = isNew ? "m\(number)" : living[0]
        let into = UnitChange.Successor(heir, name: isNew ? heir : nil, cluster: isNew ? cluster : nil)
        try await perform(UnitChange(.merge, ending, into: [into], on: Self.text(day), document: "\(number)/NQ"))
        if isNew { model.begin(heir, in: cluster, on: day) }
        model.end(ending, heir: heir, on: day)
    }

    private mutating func split() async throws {
        guard let unit = model.living(on: day).randomElement(using: &random) else { return }
        let goesOn = Bool.random(using: &random)
        var into = [UnitChange.Successor("s\(number)a", name: "A"), .init("s\(number)b", name: "B")]
        for place in into.indices where Bool.random(using: &random) {
            into[place].cluster = Self.clusters.randomElement(using: &random)
        }
        let home = model.units[unit]?.home(on: day) ?? ""
        for successor in into { model.begin(successor.code, in: successor.cluster ?? home, on: day) }
        let heir = into[Int.random(in: 0...1, using: &random)].code
        try await perform(
            UnitChange(
                .split, [unit], into: into + (goesOn ? [.init(unit)] : []), inherits: goesOn ? nil : heir,
                on: Self.text(day), document: "\(number)/NQ"))
        if !goesOn { model.end([unit], heir: heir, on: day) }
    }

    private mutating func move() async throws {
        let living = model.living(on: day)
        guard let unit = living.randomElement(using: &random),
            let cluster = Self.clusters.filter({ $0 != model.units[unit]?.home(on: day) }).randomElement(using: &random)
        else { return }
        try await perform(
            UnitChange(
                .move, [unit], into: [.init(unit, cluster: cluster)], on: Self.text(day), document: "\(number)/NQ"))
        model.units[unit]?.homes.append((day, cluster))
    }

    private mutating func find() async throws {
        let year = model.years.keys.sorted().randomElement(using: &random) ?? 2025
        let members = model.units.keys.sorted().filter { model.place(of: $0, in: year) != nil }
        guard let unit = members.randomElement(using: &random), !model.closed.contains(year) else { return }
        let points = Bool.random(using: &random) ? Int.random(in: 1...900, using: &random) : nil
        let finding = Findings.New(
            channel: .tax, effect: points == nil ? .disqualify : .deduct,
            points: points.flatMap { Points(hundredths: Int64($0)) }, reason: "số \(number)", document: "1/TB")
        _ = try await sample.work { try Findings.add(finding, unit: unit, year: year, cluster: nil, $0) }
        model.findings.append(.init(year: year, unit: unit, points: points))
    }

    private mutating func openNext() async throws {
        guard model.years[2026] == nil else { return }
        model.years[2026] = .init(first: 365, last: 729)
        _ = try await sample.work { transaction in
            try Cycles.open(
                year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                endsOn: SampleCouncil.day(2026, 12, 31),
                transaction)
        }
    }

    /// Decides cards of 2025, every one that is not yet where the chance is 1.
    mutating func score(chance: Int) async throws {
        guard !model.closed.contains(2025) else { return }
        var rows = ""
        for unit in model.units.keys.sorted() where model.place(of: unit, in: 2025) != nil {
            guard chance == 1 ? points[unit] == nil : Int.random(in: 0..<chance, using: &random) == 0 else { continue }
            let (first, second) = (Int.random(in: 0...60, using: &random), Int.random(in: 0...40, using: &random))
            rows += "\(unit),1.1,\(first),,\n\(unit),2.1,\(second),,\n"
            points[unit] = (first + second) * 100
        }
        if !rows.isEmpty { try await sample.importCards(rows) }
    }

    /// What the year's table must be: every member once, with its own points less what was found, each finding once.
    func expected() -> [String] {
        model.members(in: 2025).map { place in
            let unit = place.split(separator: " ").last.map(String.init) ?? ""
            let found = model.findings.filter { $0.year == 2025 && $0.unit == unit }
            let deduction = found.reduce(0) { $0 + ($1.points ?? 0) }
            let total = max((points[unit] ?? 0) - deduction, 0)
            let gate = found.contains { $0.points == nil } ? "disqualified" : "-"
            return "\(place) \(decimal(deduction)) \(decimal(total)) \(gate)"
        }
    }

    func standings() async throws -> [String] {
        try await sample.work { transaction in
            try Standings.list(year: 2025, cluster: nil, transaction)
                .lines("cluster", "unit", "deduction", "total", "gate", in: transaction).sorted()
        }
    }

    func members(in year: Int) async throws -> [String] {
        try await sample.work { transaction in
            try transaction.query(
                """
                select cluster.code || ' ' || unit.code as said
                from cycle_members(array(select cycle_id from cycle where year = \(year))) as member
                join cycle using (cycle_id)
                join cluster using (council_id, cluster_id)
                join unit using (council_id, unit_id)
                """
            ).map { try $0["said"] }.sorted()
        }
    }

    /// The points that findings take off cards that have not left, by unit.
    func deductions(in year: Int) async throws -> [String] {
        try await sample.work { transaction in
            try transaction.query(
                """
                select unit.code || ' ' || sum(finding.points) as said
                from finding
                join scorecard as card using (council_id, cycle_id, unit_id)
                join cycle using (council_id, cycle_id)
                join unit using (council_id, unit_id)
                where cycle.year = \(year) and finding.lifted_at is null and card.left_on is null
                group by unit.code
                having sum(finding.points) > 0
                """
            ).map { try $0["said"] }.sorted()
        }
    }

    func expectedDeductions(in year: Int) -> [String] {
        Dictionary(grouping: model.findings.filter { $0.year == year && $0.points != nil }, by: \.unit).map {
            "\($0.key) \(decimal($0.value.reduce(0) { $0 + ($1.points ?? 0) }))"
        }.sorted()
    }
}

@Suite("A year of changing units")
struct UnitYearPropertyTests {
    @Test("counts every unit that is left once, every point and every finding once, and loses none", arguments: 1...12)
    func year(seed: UInt64) async throws {
        try await SampleCouncil.with { sample async throws in
            var year = UnitYear(sample: sample, random: SeededGenerator(seed: seed))
            try await year.prepare()
            while year.day < 365 {
                try await year.go()
                #expect(
                    try await year.members(in: 2025) == year.model.members(in: 2025), "seed \(seed), day \(year.day)")
            }
            try await year.score(chance: 1)
            let expected = year.expected()
            let empty = UnitYear.clusters.filter { cluster in !expected.contains { $0.hasPrefix(cluster + " ") } }
            let run = try await sample.work { try Closings.close(2025, $0) }
            #expect(run.cycles.filter { $0.outcome == "held" }.map(\.cluster) == empty, "seed \(seed)")
            #expect(try await year.standings() == expected, "seed \(seed)")

            year.model.closed = [2025]
            while year.day < 388 { try await year.go() }
            #expect(try await year.standings() == expected, "a closed year never changes; seed \(seed)")
            for open in year.model.years.keys where open != 2025 {
                #expect(try await year.members(in: open) == year.model.members(in: open), "seed \(seed)")
                #expect(
                    try await year.deductions(in: open) == year.expectedDeductions(in: open), "seed \(seed)")
            }
        }
    }
}
