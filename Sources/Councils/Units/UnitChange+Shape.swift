extension UnitChange {
    /// Why a change of units cannot be meant so, with the column that is wrong; `nil` where it can. Whether the units are there, and
    /// since when, is asked of the council's records.
    public var objection: (column: String, reason: Message)? {
        if let twice = Self.repeated(units) { return ("units", Message("unit_named_twice", ["unit": twice])) }
        if let twice = Self.repeated(into.map(\.code)) { return ("into", Message("unit_named_twice", ["unit": twice])) }
        switch kind {
        case .merge:
            return parts.contains { $0.side == .from }
                ? nil : ("units", Message("merge_ends_nothing", ["unit": into.first?.code ?? "-"]))
        case .split: return splitObjection
        case .rename: return single ?? (into.first?.name == nil ? ("name", "value_missing") : nil)
        case .move: return single ?? (into.first?.cluster == nil ? ("cluster", "value_missing") : nil)
        }
    }

    private var splitObjection: (column: String, reason: Message)? {
        if let single { return single }
        guard into.count > 1 else { return ("into", Message("split_into_one", ["unit": units[0]])) }
        guard let heir, into.contains(where: { $0.code == heir }) else {
            return ("into", Message("heir_not_successor", ["unit": heir ?? "-"]))
        }
        guard named == nil || named == heir else {
            return ("into", Message("heir_goes_on", ["unit": heir]))
        }
        return nil
    }

    private var single: (column: String, reason: Message)? {
        units.count == 1 ? nil : ("units", Message("change_of_one_unit", ["kind": kind.rawValue]))
    }

    private static func repeated(_ codes: [String]) -> String? {
        var seen: Set<String> = []
        return codes.first { !seen.insert($0).inserted }
    }
}
