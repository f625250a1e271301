/// What becomes of units, as one would tell it: each has its days and the clusters that it was in, and who is in a year follows from
/// that alone.
struct NaiveUnits {
    /// One unit's story.
    struct Unit {
        /// The first day.
        var from: Int
        /// The first day on which it is no more.
        var to: Int?
        /// Whether a merger or a split brought it forth.
        var began: Bool
        /// Since when it is in which cluster.
        var homes: [(day: Int, cluster: String)]

        /// Where it is on a day.
        func home(on day: Int) -> String? {
            guard day >= from, to.map({ day < $0 }) ?? true else { return nil }
            return homes.last { $0.day <= day }?.cluster
        }
    }

    /// A year of every cluster: its first and last day.
    struct Year {
        /// The first day.
        var first: Int
        /// The last day.
        var last: Int
    }

    /// A finding on the card of a unit in a year, as long as it has an effect.
    struct Finding {
        /// The award year.
        var year: Int
        /// The unit whose card it counts on.
        var unit: String
        /// Hundredths that it takes off; `nil` where it bars from nomination.
        var points: Int?
    }

    /// The units by code.
    var units: [String: Unit] = [:]
    /// The years that are open or were.
    var years: [Int: Year] = [:]
    /// The years that nothing touches any more.
    var closed: Set<Int> = []
    /// What other bodies found, where it still has an effect.
    var findings: [Finding] = []

    /// The units that are there on a day, by code.
    func living(on day: Int) -> [String] {
        units.filter { $0.value.home(on: day) != nil }.keys.sorted()
    }

    /// In which cluster's year a unit is; `nil` where in none.
    func place(of code: String, in year: Int) -> String? {
        guard let unit = units[code], let year = years[year] else { return nil }
        if let to = unit.to, to <= year.last { return nil }
        if let home = unit.home(on: year.first) { return home }
        return unit.began && (year.first...year.last).contains(unit.from) ? unit.home(on: unit.from) : nil
    }

    /// Who is in a year, as "cluster unit", sorted.
    func members(in year: Int) -> [String] {
        units.keys.compactMap { code in place(of: code, in: year).map { "\($0) \(code)" } }.sorted()
    }

    /// A new unit begins.
    mutating func begin(_ code: String, in cluster: String, on day: Int) {
        units[code] = Unit(from: day, to: nil, began: true, homes: [(day, cluster)])
    }

    /// Units end on a day; what follows from findings about them goes on with the heir, if it is in that year.
    mutating func end(_ codes: [String], heir: String, on day: Int) {
        let before = self
        for code in codes { units[code]?.to = day }
        findings = findings.compactMap { finding in
            guard codes.contains(finding.unit), !closed.contains(finding.year),
                before.place(of: finding.unit, in: finding.year) != nil,
                place(of: finding.unit, in: finding.year) == nil
            else { return finding }
            guard place(of: heir, in: finding.year) != nil else { return nil }
            return Finding(year: finding.year, unit: heir, points: finding.points)
        }
    }
}
