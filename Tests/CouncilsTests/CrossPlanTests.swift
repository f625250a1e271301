import Councils
import TestSupport
import Testing

/// Plans found by looking at every one that there is, with the lots as the page of inspections describes them.
private enum NaivePlans {
    typealias Plan = [String: String]

    /// Every plan in which each inspects one other, each is inspected once, and no two of more than two inspect each other.
    static func all(_ members: [String]) -> [Plan] {
        var plans: [Plan] = [[:]]
        for inspector in members {
            plans = plans.flatMap { plan in
                members.filter { !plan.values.contains($0) }.map { inspected in
                    var longer = plan
                    longer[inspector] = inspected
                    return longer
                }
            }
        }
        return plans.filter { plan in
            plan.allSatisfy { $0 != $1 && (members.count == 2 || plan[$1] != $0) }
        }
    }

    static func repeats(_ plan: Plan, _ lastYear: Set<CrossPlan.Pair>) -> Int {
        plan.filter { lastYear.contains(CrossPlan.Pair($0, $1)) }.count
    }

    /// All of the plans that repeat the fewest pairs.
    static func best(_ members: [String], _ lastYear: Set<CrossPlan.Pair>) -> [Plan] {
        let plans = all(members)
        let fewest = plans.map { repeats($0, lastYear) }.min() ?? 0
        return plans.filter { repeats($0, lastYear) == fewest }
    }

    private static func lot(_ text: String) -> String {
        SHA256.digest(of: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Of the best plans the one that gives whoever chooses first the best lot, then whoever chooses second, and so on.
    static func drawn(_ members: [String], _ lastYear: Set<CrossPlan.Pair>, seed: Int) -> Plan? {
        let order = members.sorted { lot("\(seed)/\($0)") < lot("\(seed)/\($1)") }
        let lots = { (plan: Plan) in order.map { lot("\(seed)/\($0)/\(plan[$0] ?? "")") } }
        return best(members, lastYear).min { lots($0).lexicographicallyPrecedes(lots($1)) }
    }
}

@Suite("The plan of cross-inspections")
struct CrossPlanTests {
    private static func members(_ count: Int) -> [String] {
        (1...count).map { "xa-\($0)" }
    }

    private static func drawn(
        _ count: Int, _ seed: Int, lastYear: Set<CrossPlan.Pair> = []
    ) throws -> CrossPlan {
        try CrossPlan(members: Set(members(count)), lastYear: lastYear, seed: seed)
    }

    /// Pairs of which each may have stood with a chance of so many in ten.
    private static func pairs(
        _ count: Int, tenths: Int, _ random: inout SeededGenerator
    ) -> Set<CrossPlan.Pair> {
        var pairs: Set<CrossPlan.Pair> = []
        for inspector in members(count) {
            for inspected in members(count) where inspected != inspector {
                if Int.random(in: 0..<10, using: &random) < tenths {
                    pairs.insert(CrossPlan.Pair(inspector, inspected))
                }
            }
        }
        return pairs
    }

    private static func isAdmissible(_ plan: CrossPlan, _ count: Int) -> Bool {
        let whole = Set(members(count))
        let pairs = Set(plan.pairs)
        return plan.pairs.count == count && Set(plan.pairs.map(\.inspector)) == whole
            && Set(plan.pairs.map(\.inspected)) == whole && plan.pairs.allSatisfy { $0.inspector != $0.inspected }
            && (count == 2 || !pairs.contains { pairs.contains(CrossPlan.Pair($0.inspected, $0.inspector)) })
    }

    @Test("lets everybody inspect one and be inspected by one, itself and each other never", arguments: 2...15)
    func admissible(count: Int) throws {
        var lastYear: Set<CrossPlan.Pair> = []
        for seed in 0..<(count < 7 ? 600 : 120) {
            let plan = try Self.drawn(count, seed, lastYear: lastYear)
            #expect(Self.isAdmissible(plan, count), "\(count) members, seed \(seed): \(plan.pairs)")
            if seed % 10 == 0 { #expect(try plan == Self.drawn(count, seed, lastYear: lastYear)) }
            #expect(plan.repeats == plan.pairs.filter(lastYear.contains))
            // Year after year nobody meets whom it met the year before, but where there are only two.
            #expect(plan.repeats.count == (count == 2 && seed > 0 ? 2 : 0), "\(count) members, seed \(seed)")
            lastYear = Set(plan.pairs)
        }
    }

    @Test("is the one that a search through all plans finds, at the fewest repeats", arguments: 2...7)
    func naive(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        for round in 0..<(count < 6 ? 200 : count == 6 ? 40 : 6) {
            let lastYear = Self.pairs(count, tenths: Int.random(in: 0...10, using: &random), &random)
            let seed = Int.random(in: CrossPlan.seeds, using: &random)
            let plan = try Self.drawn(count, seed, lastYear: lastYear)
            let expected = try #require(NaivePlans.drawn(Self.members(count), lastYear, seed: seed))
            let found = Dictionary(uniqueKeysWithValues: plan.pairs.map { ($0.inspector, $0.inspected) })
            #expect(found == expected, "\(count) members, round \(round), seed \(seed)")
            #expect(plan.repeats.count == NaivePlans.repeats(expected, lastYear))
        }
    }

    @Test("comes to every plan that is as good, over the seeds", arguments: 2...6, [0, 3])
    func fair(count: Int, tenths: Int) throws {
        var random = SeededGenerator(seed: UInt64(count * 10 + tenths))
        let lastYear = Self.pairs(count, tenths: tenths, &random)
        let seeds = count < 6 ? 600 : 2_000
        var found: [[String: String]: Int] = [:]
        for seed in 0..<seeds {
            let plan = try Self.drawn(count, seed, lastYear: lastYear)
            found[Dictionary(uniqueKeysWithValues: plan.pairs.map { ($0.inspector, $0.inspected) }), default: 0] += 1
        }
        let best = NaivePlans.best(Self.members(count), lastYear)
        #expect(Set(found.keys) == Set(best))
        // With nothing to avoid one plan is about as likely as another.
        let share = seeds / best.count
        if tenths == 0 { #expect(found.values.allSatisfy { (share / 6...share * 3).contains($0) }, "\(found.values)") }
    }

    @Test("is found at once however much there is to avoid", arguments: [2, 5, 7, 8, 9, 10])
    func dense(tenths: Int) throws {
        var random = SeededGenerator(seed: UInt64(tenths))
        for seed in 0..<20 {
            let lastYear = Self.pairs(15, tenths: tenths, &random)
            let plan = try Self.drawn(15, seed, lastYear: lastYear)
            #expect(Self.isAdmissible(plan, 15), "seed \(seed)")
        }
        // One whom all others inspected is inspected again by one of them, and nobody else is.
        let popular = Set(Self.members(15).dropFirst().map { CrossPlan.Pair($0, "xa-1") })
        #expect(try Self.drawn(15, tenths, lastYear: popular).repeats.count == 1)
    }

    @Test("repeats nothing from four members on, if each inspected at most one the year before", arguments: 4...15)
    func permutations(count: Int) throws {
        let members = Self.members(count)
        var random = SeededGenerator(seed: UInt64(count))
        for seed in 0..<(count < 6 ? 300 : 30) {
            let lastYear = Set(zip(members, members.shuffled(using: &random)).map { CrossPlan.Pair($0, $1) })
            #expect(try Self.drawn(count, seed, lastYear: lastYear).repeats.isEmpty, "seed \(seed): \(lastYear)")
        }
    }

    @Test("says which pairs it could not but repeat")
    func unavoidable() throws {
        let (round, back) = (
            [("xa-1", "xa-2"), ("xa-2", "xa-3"), ("xa-3", "xa-1")].map { CrossPlan.Pair($0, $1) },
            [("xa-1", "xa-3"), ("xa-3", "xa-2"), ("xa-2", "xa-1")].map { CrossPlan.Pair($0, $1) }
        )
        for seed in 0..<50 {
            #expect(try Set(Self.drawn(3, seed, lastYear: Set(round)).pairs) == Set(back))
            #expect(try Self.drawn(3, seed, lastYear: Set(round + back)).repeats.count == 3)
            #expect(try Set(Self.drawn(3, seed, lastYear: Set(round.prefix(1) + back)).pairs) == Set(round))
            #expect(try Self.drawn(3, seed, lastYear: Set(round.prefix(1) + back)).repeats == [round[0]])
        }
    }

    @Test("needs two members, and does not care in which order they come or who is gone")
    func edges() throws {
        for count in 0...1 {
            let error = #expect(throws: Message.self) {
                try CrossPlan(members: Set(Self.members(5).prefix(count)), lastYear: [], seed: 1)
            }
            #expect(error?.code == "cross_plan_needs_two")
        }
        let gone: Set = [CrossPlan.Pair("xa-1", "xa-9"), CrossPlan.Pair("xa-9", "xa-2")]
        #expect(try Self.drawn(4, 7) == Self.drawn(4, 7, lastYear: gone))
    }

    @Test("is what the page of inspections works out by hand")
    func example() throws {
        let plan = try CrossPlan(
            members: ["xa-an", "xa-binh", "xa-cat", "xa-dong"], lastYear: [], seed: 20_250_315)
        #expect(plan.pairs.map { "\($0.inspector) \($0.inspected)" } == Self.printed)
    }

    private static let printed = ["xa-an xa-binh", "xa-binh xa-dong", "xa-cat xa-an", "xa-dong xa-cat"]
}
