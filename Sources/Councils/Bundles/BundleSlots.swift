/// Who has the flag and the certificates by rank alone.
struct BundleSlots {
    /// The flag's, then the certificates'; `nil` is open.
    private(set) var holders: [String?]

    init(_ standings: [Bundle.Standing], count: Int) {
        holders = [String?](repeating: nil, count: count)
        let eligible = standings.filter { $0.gates.isEmpty && $0.rank != nil }
            .sorted { ($0.rank ?? 0, $0.unit) < ($1.rank ?? 0, $1.unit) }
        // While several could have the flag the certificates wait as well.
        guard let leader = eligible.first, eligible.count(where: { $0.rank == leader.rank }) == 1 else { return }
        holders[0] = leader.unit
        let others = eligible.dropFirst()
        for (place, standing) in others.enumerated() {
            let upToHere = others.count { ($0.rank ?? 0) <= (standing.rank ?? 0) }
            // Of those that share the last place nobody is preferred.
            guard upToHere < count else { return }
            holders[place + 1] = standing.unit
        }
    }
}
