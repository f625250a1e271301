/// One figure of a line as it was given, points in hundredths.
public struct NaiveGiven: Hashable, Sendable {
    /// The points.
    public var points: Int
    /// The bonus on top.
    public var bonus: Int
    /// What the points came from.
    public var fact: String?
    /// Why.
    public var reason: String?
    /// Who gave it.
    public var author = ""
    /// The paper it rests on.
    public var document: String?
    /// The step in which it was given.
    public var step = 0

    /// A figure as given.
    public init(points: Int, bonus: Int, fact: String?, reason: String?) {
        (self.points, self.bonus, self.fact, self.reason) = (points, bonus, fact, reason)
    }

    func says(_ other: NaiveGiven) -> Bool { points == other.points && bonus == other.bonus }
}

/// A unit's card and what it adds up to, worked out the slow and obvious way. Figures are counted from 0 (self) to 3 (decided).
public struct NaiveCard: Sendable {
    /// What it is scored by.
    public let table: NaiveTable
    /// The four figures of every line that has one.
    public private(set) var lines: [NaivePlace: [NaiveGiven?]] = [:]
    /// Points that findings take off, and whether they were lifted; `nil` points take nothing off.
    public var findings: [(points: Int?, isLifted: Bool)] = []

    /// An empty card.
    public init(_ table: NaiveTable) { self.table = table }

    /// A quotient rounded half up.
    static func rounded(_ value: Int128, over divisor: Int128) -> Int128 { (2 * value + divisor) / (2 * divisor) }

    /// What a line says before a figure.
    public func earlier(_ place: NaivePlace, than figure: Int) -> NaiveGiven? {
        lines[place]?[..<figure].compactMap(\.self).last
    }

    /// Puts a figure down, with the confirmations of what stood there lapsing; says whether anything changed.
    @discardableResult
    public mutating func write(_ figure: Int, _ place: NaivePlace, _ given: NaiveGiven) -> Bool {
        var line = lines[place] ?? [nil, nil, nil, nil]
        if let old = line[figure], old.says(given), old.fact == given.fact, old.reason == given.reason { return false }
        line[figure] = given
        for later in figure + 1..<4 {
            guard let confirmed = line[later], confirmed.reason == nil,
                let before = line[..<later].compactMap(\.self).last
            else { continue }
            if !before.says(confirmed) { line[later] = nil }
        }
        lines[place] = line
        return true
    }

    /// Lets a figure that nobody gave start equal to the one before it; what was given so.
    public mutating func carry(_ figure: Int, as given: NaiveGiven) -> [NaivePlace: NaiveGiven] {
        var carried: [NaivePlace: NaiveGiven] = [:]
        for place in lines.keys where lines[place]?[figure] == nil {
            guard let before = earlier(place, than: figure) else { continue }
            var new = given
            (new.points, new.bonus, new.fact) = (before.points, before.bonus, before.fact)
            carried[place] = new
        }
        for (place, new) in carried { write(figure, place, new) }
        return carried
    }

    /// Whether every line of the base has this figure, or one before it.
    public func isCovered(upTo figure: Int) -> Bool { has { $0[...figure].contains { $0 != nil } } }

    private func has(_ isThere: ([NaiveGiven?]) -> Bool) -> Bool {
        table.places.filter { $0.value.part == "base" }.keys.allSatisfy { lines[$0].map(isThere) ?? false }
    }

    /// The latest figure that every line of the base has.
    public var figure: Int? { (0..<4).last { figure in has { $0[figure] != nil } } }
}

extension NaiveCard {
    /// What a criterion counts with in a part.
    public struct Counted: Hashable, Sendable {
        /// The criterion's code.
        public var code: String
        /// `base`, `bonus` or `deduction`.
        public var part: String
        /// Its points.
        public var points: Int
        /// The bonus on top.
        public var bonus: Int
    }

    /// What each criterion counts with: as given, or both halves weighed and rounded half up.
    public var counted: Set<Counted> {
        guard let figure else { return [] }
        var given: [[String]: [(weight: Int, points: Int, bonus: Int)]] = [:]
        for (place, criterion) in table.places {
            guard let line = lines[place]?[figure] else { continue }
            let weight = [1, table.weights?.first ?? 0, table.weights?.second ?? 0][place.half]
            given[[place.code, criterion.part], default: []].append((weight, line.points, line.bonus))
        }
        let whole = table.weights.map { $0.first + $0.second } ?? 1
        return Set(
            given.map { key, parts in
                let points = Self.rounded(Int128(parts.reduce(0) { $0 + $1.weight * $1.points }), over: Int128(whole))
                let bonus = Self.rounded(Int128(parts.reduce(0) { $0 + $1.weight * $1.bonus }), over: Int128(whole))
                return Counted(code: key[0], part: key[1], points: Int(points), bonus: Int(bonus))
            })
    }

    /// What a card adds up to.
    public struct Sums: Hashable, Sendable {
        /// The figure that counts.
        public var figure: Int
        /// The base criteria.
        public var base: Int
        /// Bonus before the cap.
        public var uncappedBonus: Int
        /// Bonus after the cap.
        public var bonus: Int
        /// Deduction criteria.
        public var deduction: Int
        /// Findings that stand.
        public var found: Int
        /// What remains, never below 0.
        public var total: Int
    }

    /// The sums; `nil` while no figure is complete: missing is not zero.
    public var sums: Sums? {
        guard let figure else { return nil }
        let of = { part in counted.filter { $0.part == part }.reduce(0) { $0 + $1.points } }
        let bonus = of("bonus") + counted.reduce(0) { $0 + $1.bonus }
        let capped = min(bonus, table.bonusCap)
        let found = findings.reduce(0) { $0 + ($1.isLifted ? 0 : $1.points ?? 0) }
        return Sums(
            figure: figure, base: of("base"), uncappedBonus: bonus, bonus: capped, deduction: of("deduction"),
            found: found, total: max(0, of("base") + capped - of("deduction") - found))
    }
}
