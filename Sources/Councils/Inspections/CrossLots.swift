/// The lots of a draw: the order in which members choose, and for each the order of those whom it can inspect.
///
/// The lot of a member is the SHA-256 of `SEED/MEMBER`, that of a pair the SHA-256 of `SEED/INSPECTOR/INSPECTED`, the seed in
/// decimal digits and the units by their codes; lots are compared octet by octet, and the smallest comes first. No state is
/// kept between lots, so each can be looked up alone: `printf %s 7/quan-1/quan-3 | sha256sum`.
struct CrossLots {
    /// The members in the order in which they choose.
    let inspectors: [String]
    /// For each of them the places of the others in `inspectors`, in the order in which it would choose them.
    let candidates: [[Int]]

    init(members: Set<String>, seed: Int) {
        let inspectors = Self.drawn(Array(members)) { "\(seed)/\($0)" }
        self.inspectors = inspectors
        candidates = inspectors.map { inspector in
            let others = inspectors.indices.filter { inspectors[$0] != inspector }
            return Self.drawn(others) { "\(seed)/\(inspector)/\(inspectors[$0])" }
        }
    }

    private static func drawn<Item>(_ items: [Item], by text: (Item) -> String) -> [Item] {
        items.map { (item: $0, lot: SHA256.digest(of: Array(text($0).utf8))) }
            .sorted { $0.lot.lexicographicallyPrecedes($1.lot) }
            .map(\.item)
    }
}
