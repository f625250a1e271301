import Councils
import TestSupport

/// A closed year that a seed makes up, worked out and written in the slow and obvious way. Points are in hundredths.
struct NaiveBundle {
    /// A member of the cluster.
    struct Unit {
        var code: String
        var card: NaiveCard
        var state = "decided"
        var votes: Int?
        var findings: [Finding] = []

        /// What its card adds up to, findings included.
        var sums: NaiveCard.Sums? {
            var whole = card
            whole.findings = findings.map { ($0.effect == "deduct" ? $0.points : nil, $0.isLifted) }
            return whole.sums
        }

        func has(_ effect: String) -> Bool { findings.contains { $0.effect == effect && !$0.isLifted } }
    }

    struct Finding {
        var number: Int
        var channel: String
        var effect: String
        var points: Int?
        var isLifted: Bool
    }

    var table: NaiveTable
    /// The group of each criterion, by code; the first half's own where an amendment moved it.
    var groups: [String: String] = [:]
    var firstGroups: [String: String] = [:]
    var thresholds = (9_000, 8_000, 6_500)
    var share = 10_000
    var keys = ["key_group_points", "fewer_deductions", "more_bonus", "cluster_ballot"]
    var keyGroup = "first"
    var certificates = 2
    var policy: String?
    var units: [Unit] = []
    /// Gates that rest on records outside the file, by unit.
    var otherGates: [String: [String]] = [:]
    var choices: [[String?]] = []

    static let figures = ["self", "head", "agreed", "decided"]
    static let groupCodes = ["A", "B", "1.2"]
    static let outside = "N"

    static func points(_ hundredths: Int) -> String {
        "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }
}

extension NaiveBundle {
    /// A year of any kind.
    init(seed: UInt64, units count: Int? = nil) {
        var random = SeededGenerator(seed: seed)
        self.init(using: &random, units: count)
    }

    private init(using random: inout SeededGenerator, units count: Int?) {
        table = Bool.random(using: &random) ? NaiveTable.random(using: &random) : Self.coarseTable(&random)
        for code in Set((table.criteria + (table.amended ?? [])).map(\.code)).sorted() {
            groups[code] = Self.groupCodes.randomElement(using: &random)
            firstGroups[code] =
                Bool.random(using: &random) ? groups[code] : Self.groupCodes.randomElement(using: &random)
        }
        let cuts = (0..<3).map { _ in Int.random(in: 0...10_000, using: &random) }.sorted(by: >)
        thresholds = (cuts[0], cuts[1], cuts[2])
        share = [0, 2_000, 3_333, 4_000, 5_000, 10_000, 10_000].randomElement(using: &random) ?? 0
        keys = Array(keys.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
        keyGroup = ["first", "B", "none"].randomElement(using: &random) ?? "first"
        certificates = Int.random(in: 0...3, using: &random)
        policy = [nil, nil, "zero", "not_ranked"].randomElement(using: &random) ?? nil
        for number in 1...(count ?? Int.random(in: 1...8, using: &random)) {
            addUnit("xa-\(number < 10 ? "0" : "")\(number)", &random)
        }
        addChoice()
    }

    /// Few points in few steps, so that many totals are equal and come about differently.
    private static func coarseTable(_ random: inout SeededGenerator) -> NaiveTable {
        let base = (1...3).map { NaiveCriterion(code: "\($0)", kind: "manual", max: 200, step: 100, bonusMax: 100) }
        let outside = ["bonus", "deduction"].map {
            NaiveCriterion(code: $0, kind: $0, max: 200, step: 100, bonusMax: 0)
        }
        return NaiveTable(
            criteria: base + outside, weights: Bool.random(using: &random) ? nil : (1, 2), bonusCap: 300,
            overAchievement: 10_000)
    }

    private mutating func addUnit(_ code: String, _ random: inout SeededGenerator) {
        var unit = Unit(code: code, card: NaiveCard(table))
        // Every third is the equal of one before it, but for votes and findings.
        if let twin = units.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0 {
            unit.card = twin.card
            unit.state = twin.state
        } else {
            let isOpen = policy != nil && Int.random(in: 0..<3, using: &random) == 0
            if isOpen { unit.state = ["filling", "agreed", "returned"].randomElement(using: &random) ?? "agreed" }
            fill(&unit.card, isOpen: isOpen, &random)
        }
        if Bool.random(using: &random) { unit.votes = Int.random(in: 0...3, using: &random) }
        for number in 0..<max(0, Int.random(in: -1...2, using: &random)) {
            unit.findings.append(Self.finding(units.count * 10 + number + 1, &random))
        }
        let others = ["covenant_unsigned", "dossier_incomplete", "dossier_late"]
        otherGates[code] = others.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
        units.append(unit)
    }

    private static func finding(_ number: Int, _ random: inout SeededGenerator) -> Finding {
        let effects = ["none", "deduct", "deduct", "deduct", "hold", "not_considered", "disqualify"]
        let effect = effects.randomElement(using: &random) ?? "none"
        return Finding(
            number: number, channel: ["press", "tax", "public"].randomElement(using: &random) ?? "press",
            effect: effect, points: effect == "deduct" ? 100 * Int.random(in: 1...2, using: &random) : nil,
            isLifted: effect == "hold" || Int.random(in: 0..<3, using: &random) == 0)
    }

    /// Figure after figure; a later one confirms the one before, or differs with a reason.
    private func fill(_ card: inout NaiveCard, isOpen: Bool, _ random: inout SeededGenerator) {
        let last = isOpen ? Int.random(in: -1...3, using: &random) : 3
        for (place, criterion) in table.places.sorted(by: { ($0.key.code, $0.key.half) < ($1.key.code, $1.key.half) }) {
            if criterion.part != "base" && Bool.random(using: &random) { continue }
            for figure in 0..<4 where figure <= last {
                let isLast = figure == last && criterion.part == "base"
                if !isLast && Int.random(in: 0..<4, using: &random) == 0 { continue }
                let before = card.earlier(place, than: figure)
                if let before, Int.random(in: 0..<4, using: &random) > 0 {
                    card.write(
                        figure, place,
                        NaiveGiven(points: before.points, bonus: before.bonus, fact: before.fact, reason: nil))
                } else {
                    card.write(figure, place, Self.given(criterion, table, isFirst: before == nil, &random))
                }
            }
        }
    }

    private static func given(
        _ criterion: NaiveCriterion, _ table: NaiveTable, isFirst: Bool, _ random: inout SeededGenerator
    ) -> NaiveGiven {
        let reasons = ["Thiếu minh chứng", "theo \"báo cáo\"\tsố 5", "dấu \\ và\nxuống dòng", "Xã"]
        let reason = isFirst && criterion.kind != "deduction" ? nil : reasons.randomElement(using: &random)
        let bonus = Int.random(in: 0...criterion.bonusMax, using: &random)
        if let fact = criterion.fact(using: &random) {
            let points = fact.points(criterion, overAchievement: table.overAchievement)
            return NaiveGiven(points: points, bonus: bonus, fact: fact.text, reason: reason)
        }
        let points = criterion.step * Int.random(in: 0...criterion.max / criterion.step, using: &random)
        return NaiveGiven(points: points, bonus: bonus, fact: nil, reason: reason)
    }

    /// The chair chooses the flag's unit among the best, the last of them, and then one certificate's.
    private mutating func addChoice() {
        guard slots[0].unit == nil else { return }
        let eligible = ranked.filter { $0.rank != nil && gates($0.unit).isEmpty }
        let order = eligible.sorted { ($0.rank ?? 0, $1.unit.code) < ($1.rank ?? 0, $0.unit.code) }.map(\.unit.code)
        let awards = [("flag", "1"), ("certificate", "1")].prefix(certificates > 0 ? 2 : 1)
        choices = zip(awards, order).map { award, unit in
            [
                "choice", award.0, award.1, unit, "Có nhiều sáng kiến", "15/QĐ-HĐ", "chu-tich",
                "2026-02-03T08:00:00+07:00",
            ]
        }
    }
}
