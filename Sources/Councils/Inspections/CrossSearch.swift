/// Finds the plan of given lots: one member after the other takes the first candidate in its order with which all the others can
/// still be served, at the fewest repeats that are possible at all.
struct CrossSearch {
    private let candidates: [[Int]]
    /// Whether a pair stood in the last year, by inspector and inspected.
    private let stood: [[Bool]]
    private var count: Int { candidates.count }

    init(lots: CrossLots, lastYear: Set<CrossPlan.Pair>) {
        candidates = lots.candidates
        stood = lots.inspectors.map { inspector in
            lots.inspectors.map { lastYear.contains(CrossPlan.Pair(inspector, $0)) }
        }
    }

    /// Whom each inspects, by their places. One round through all members in a row is always admissible, so some number of repeats
    /// is enough.
    func best() -> [Int] {
        for limit in 0...count {
            var chosen: [Int] = []
            if complete(&chosen, repeats: limit) { return chosen }
        }
        return []
    }

    /// Whether those who have not chosen can be served with at most so many more repeats; `chosen` is then complete.
    private func complete(_ chosen: inout [Int], repeats left: Int) -> Bool {
        let inspector = chosen.count
        if inspector == count { return true }
        guard fewestRepeats(after: chosen) <= left else { return false }
        for candidate in candidates[inspector] where isFree(candidate, for: inspector, chosen) {
            let cost = stood[inspector][candidate] ? 1 : 0
            guard cost <= left else { continue }
            chosen.append(candidate)
            if complete(&chosen, repeats: left - cost) { return true }
            chosen.removeLast()
        }
        return false
    }

    /// Whether nobody inspects the candidate yet, and the two would not inspect each other in a cluster of more than two.
    private func isFree(_ candidate: Int, for inspector: Int, _ chosen: [Int]) -> Bool {
        let isMutual = candidate < chosen.count && chosen[candidate] == inspector
        return candidate != inspector && !chosen.contains(candidate) && (count == 2 || !isMutual)
    }

    /// At least so many repeats are still to come: those who have not chosen, less how many of them can have different candidates
    /// without one. Without this bound a member whom all others inspected last year would be looked at in every order.
    private func fewestRepeats(after chosen: [Int]) -> Int {
        var owner: [Int?] = Array(repeating: nil, count: count)
        var served = 0
        for inspector in chosen.count..<count {
            var seen = Array(repeating: false, count: count)
            if serve(inspector, chosen, &owner, &seen) { served += 1 }
        }
        return count - chosen.count - served
    }

    /// Finds a candidate for an inspector, and if need be others for those who have one (an augmenting path).
    private func serve(_ inspector: Int, _ chosen: [Int], _ owner: inout [Int?], _ seen: inout [Bool]) -> Bool {
        for candidate in candidates[inspector] where !seen[candidate] {
            guard !stood[inspector][candidate], isFree(candidate, for: inspector, chosen) else { continue }
            seen[candidate] = true
            let holder = owner[candidate]
            if let holder, !serve(holder, chosen, &owner, &seen) { continue }
            owner[candidate] = inspector
            return true
        }
        return false
    }
}
