import TestSupport
import Testing

/// An oracle is worth what its cases are worth.
@Suite("Made-up years")
struct RandomYearTests {
    private static let wanted: Set<String> = Set(NaiveCluster.gapCodes).union([
        "closed", "cycle_on_hold", "criteria_missing", "no_member", "card_not_decided", "finding_holds", "policy zero",
        "policy not_ranked", "policy ranks a whole card as 0", "capped", "cap falls into a tie",
        "cap falls between ranks",
        "excellent", "good", "fair", "average", "disqualified", "not_considered", "covenant_unsigned",
        "dossier_incomplete",
        "dossier_late", "work_missing", "several gates", "all gated", "flag given", "flag past a gated leader",
        "flag open for a tie", "certificate open for a tie", "certificates for a tie", "alone", "tie unbroken",
        "tie broken by key 1", "tie broken by key 2", "tie broken by key 3", "tie broken by key 4", "one key only",
        "one has left", "halves", "amended halves", "total floored", "bonus capped",
    ])

    @Test("hold every case that matters, and none of them seldom")
    func cases() {
        var random = SeededGenerator(seed: 2025)
        var seen: [String: Int] = [:]
        for number in 1...2_000 {
            let year = NaiveYear.random("tinh-\(number)", using: &random)
            for closing in NaiveClosing.all(year) {
                for word in Self.words(closing, year) { seen[word, default: 0] += 1 }
            }
        }
        for word in Self.wanted { #expect(seen[word, default: 0] >= 10, "\(word): \(seen[word, default: 0])") }
    }

    private static func words(_ closing: NaiveClosing, _ year: NaiveYear) -> Set<String> {
        if let hold = closing.hold { return [hold.code] }
        let standings = closing.standings
        var words: Set = ["closed", standings.count == 1 ? "alone" : "together"]
        if let policy = closing.policy { words.insert("policy \(policy)") }
        if year.rules.tieKeys.count == 1 { words.insert("one key only") }
        words.formUnion(standings.flatMap(\.gates))
        words.formUnion(standings.compactMap(\.yearClass))
        if standings.contains(where: { $0.gates.count > 1 }) { words.insert("several gates") }
        if standings.allSatisfy({ !$0.gates.isEmpty }) { words.insert("all gated") }
        addCards(of: closing.cluster, standings, to: &words)
        addTies(standings, to: &words)
        addSlots(closing.slots, standings, to: &words)
        return words
    }

    private static func addCards(
        of cluster: NaiveCluster, _ standings: [NaiveClosing.Standing], to words: inout Set<String>
    ) {
        guard let table = cluster.table else { return }
        if cluster.members.contains(where: \.hasLeft) { words.insert("one has left") }
        if table.weights != nil { words.insert(table.firstHalf == nil ? "halves" : "amended halves") }
        for standing in standings where standing.rank != nil {
            let (base, bonus, deduction) = (standing.base ?? 0, standing.bonus ?? 0, standing.deduction ?? 0)
            if base + bonus < deduction { words.insert("total floored") }
            if bonus == table.bonusCap, bonus > 0, deduction > bonus { words.insert("bonus capped") }
            guard let member = cluster.members.first(where: { $0.code == standing.unit }), !member.isDecided else {
                continue
            }
            if NaiveYearCard(member, table).isComplete { words.insert("policy ranks a whole card as 0") }
        }
    }

    private static func addTies(_ standings: [NaiveClosing.Standing], to words: inout Set<String>) {
        if standings.contains(where: \.isCapped) {
            words.insert("capped")
            let excellent = standings.filter { $0.yearClass == "excellent" }.compactMap(\.rank).max() ?? 0
            let next = standings.filter(\.isCapped).compactMap(\.rank).min() ?? 0
            let isTie = standings.contains { $0.rank == next && $0.isTied }
            if excellent > 0 { words.insert(isTie ? "cap falls into a tie" : "cap falls between ranks") }
        }
        for one in standings {
            for other in standings where other.unit > one.unit && other.total == one.total {
                guard let mine = one.tieValues, let theirs = other.tieValues else { continue }
                let place = zip(mine, theirs).prefix { $0 == $1 }.count
                words.insert(place == mine.count ? "tie unbroken" : "tie broken by key \(place + 1)")
            }
        }
    }

    private static func addSlots(
        _ slots: [NaiveClosing.Slot], _ standings: [NaiveClosing.Standing], to words: inout Set<String>
    ) {
        let eligible = standings.filter { $0.rank != nil && $0.gates.isEmpty }
        guard let flag = slots[0].unit else {
            if !eligible.isEmpty { words.insert("flag open for a tie") }
            return
        }
        words.insert("flag given")
        let given = slots.dropFirst().compactMap(\.unit)
        if standings.first(where: { $0.unit == flag })?.rank != 1 { words.insert("flag past a gated leader") }
        if given.count + 1 < eligible.count, given.count + 1 < slots.count {
            words.insert("certificate open for a tie")
        }
        let isTied = { (unit: String) in standings.contains { $0.unit == unit && $0.isTied } }
        if given.contains(where: isTied) { words.insert("certificates for a tie") }
    }
}
