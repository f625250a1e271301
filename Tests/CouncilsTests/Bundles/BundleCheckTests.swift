import Councils
import TestSupport
import Testing

@Suite("The check of a bundle")
struct BundleCheckTests {
    @Test("finds nothing wrong with a year worked out by hand")
    func handmade() throws {
        #expect(try BundleFixture.differences(BundleFixture.text) == [])
        let printed = ["43e0b3b7912595e6", "9a2ef3e61f7d42b1b94f8b846e745f495e53685caad757ca9c178102426ab86d"]
        #expect(try BundleFixture.differences(BundleFixture.text, inputs: printed[0], standings: printed[1]) == [])
        #expect(
            try BundleFixture.differences(BundleFixture.text, inputs: "43e0b3b8") == [
                "the digest of the inputs is 43e0b3b7912595e6913105183c4e20dd74c8160354c3c0623e3cf1aa7aaecae5; 43e0b3b8 was printed elsewhere: this is not that closing"
            ])
    }

    @Test("finds nothing wrong with any year of the naive model", arguments: UInt64(0)..<400)
    func generated(seed: UInt64) throws {
        let text = NaiveBundle(seed: seed).text
        #expect(try BundleFixture.differences(text) == [], "seed \(seed)")
    }

    @Test("meets every rule in those years")
    func coverage() {
        var seen: Set<String> = []
        for seed in UInt64(0)..<400 {
            let bundle = NaiveBundle(seed: seed)
            for place in bundle.ranked {
                if place.isTied { seen.insert("tied") }
                if place.isCapped { seen.insert("capped") }
                if place.values != nil && !place.isTied { seen.insert("decided by \(bundle.keys[0])") }
                if place.rank == nil { seen.insert("not ranked") }
                if place.unit.state != "decided" && place.counted != nil { seen.insert("zero") }
                if place.unit.sums == nil { seen.insert("no figure") }
                if place.unit.sums.map({ $0.bonus < $0.uncappedBonus }) == true { seen.insert("bonus cap") }
                if place.unit.sums.map({ $0.total == 0 && $0.deduction + $0.found > 0 }) == true {
                    seen.insert("floor")
                }
                seen.formUnion(bundle.gates(place.unit))
            }
            if bundle.table.amended != nil { seen.insert("first set") }
            if bundle.slots[0].unit == nil { seen.insert("flag open") }
            if bundle.slots[0].unit != nil, bundle.slots.contains(where: { $0.unit == nil }) {
                seen.insert("certificate open")
            }
            if !bundle.choices.isEmpty { seen.insert("choice") }
        }
        let wanted: Set = [
            "tied", "capped", "decided by key_group_points", "decided by fewer_deductions", "decided by more_bonus",
            "decided by cluster_ballot", "not ranked", "zero", "no figure", "bonus cap", "floor", "disqualified",
            "not_considered", "covenant_unsigned", "dossier_incomplete", "dossier_late", "work_missing", "first set",
            "flag open", "certificate open", "choice",
        ]
        #expect(wanted.subtracting(seen).isEmpty)
    }

    @Test(
        "names what was changed, and what it was before",
        arguments: [
            (
                16, "39.00", "39.50",
                "unit xa-an, line A1 (half 1): decided points were changed: 39.50 stands here, 39.00 was recorded"
            ),
            (
                16, "1.00\t\\N\tThiếu", "0.99\t\\N\tThiếu",
                "unit xa-an, line A1 (half 1): decided bonus was changed: 0.99 stands here, 1.00 was recorded"
            ),
            (
                24, "\\N\t\\N\t\\N\t\\N\t4.00", "1.00\t\\N\t\\N\t\\N\t4.00",
                "unit xa-an, line T (half 2): agreed points were changed: 1.00 stands here, \\N was recorded"
            ),
            (
                19, "16028982036bce51", "16028982036bce52",
                "unit xa-an, line B2 (half 1): only the check was changed: 16028982036bce52 stands here, the line, which the card's digest confirms, gives 16028982036bce51"
            ),
            (
                25, "false", "true",
                "unit xa-an: the card's deduction is 2.00, its lines and findings give 0.00"
            ),
            (9, "40.00", "41.00", "criteria \"main\": the digest is 6693d0eb"),
            (48, "false", "true", "unit xa-chau, standing: tied is true, cards and rules give false"),
        ])
    func named(line: Int, old: String, new: String, message: String) throws {
        let changed = BundleFixture.changed(line, old, new)
        #expect(changed != BundleFixture.text)
        let first = try BundleFixture.differences(changed).first ?? ""
        #expect(first.hasPrefix(message), "\(first)")
    }
}

extension BundleCheckTests {
    /// The year worked out by hand with choices put in before the digests.
    private func choosing(_ choices: [[String?]]) throws -> [String] {
        let lines: [String] = BundleFixture.text.split(separator: "\n").map { String($0) + "\n" }
        let words: [String?] = ["lý do", "15/QĐ", "chu-tich", "2026-02-03T08:00:00Z"]
        let rows: [String] = choices.map { BundleText.line(["choice"] + $0 + words) }
        let text = lines[..<51].joined() + rows.joined() + lines[51..<53].joined() + "end\t\(53 + rows.count)\n"
        return try BundleFixture.differences(text).filter { !$0.contains("standing") }
    }

    @Test("lets the chair choose only what is open, among those whose place it is")
    func choices() throws {
        #expect(
            try choosing([["flag", "1", "xa-binh"]]) == [
                "flag 1: xa-binh was chosen, and yet xa-an has it by rank; only what is open can be chosen",
                "flag 1: xa-binh was chosen, which is not ranked here, is barred by a gate, or has a slot already",
            ])
        let barred =
            "certificate 2: xa-chau was chosen, which is not ranked here, is barred by a gate, or has a slot already"
        #expect(try choosing([["certificate", "2", "xa-chau"]]) == [barred])
        #expect(
            try choosing([["certificate", "3", "xa-chau"]]).first
                == "certificate 3: xa-chau was chosen for what the cluster does not have")
    }

    @Test("lets the chair choose nobody who stands behind others")
    func laterChoice() throws {
        var bundle = try #require((UInt64(0)..<400).lazy.map { NaiveBundle(seed: $0) }.first(where: Self.hasLater))
        let last = bundle.ranked.filter { bundle.gates($0.unit).isEmpty }.max { ($0.rank ?? 0) < ($1.rank ?? 0) }
        bundle.choices = [bundle.choices[0]]
        bundle.choices[0][3] = last?.unit.code
        #expect(
            try BundleFixture.differences(bundle.text) == [
                "flag 1: \(last?.unit.code ?? "") was chosen, and yet others that could be chosen stand before it"
            ])
    }
    /// Whether the flag is open and somebody stands behind those it may go to.
    private static func hasLater(_ bundle: NaiveBundle) -> Bool {
        let eligible = bundle.ranked.filter { $0.rank != nil && bundle.gates($0.unit).isEmpty }
        return bundle.slots[0].unit == nil && Set(eligible.map(\.rank)).count > 1
    }
}
