extension Ladder {
    /// Days in a rule stay below this.
    static let dayLimit: Int64 = 100_000

    /// Reads a rule such as `>95: 1.5 | 75..95: 1 | 50..<75: 0.5 | <50: 0`; throws everything that is wrong with it.
    ///
    /// A rung is `A..B`, `A..<B`, `>A..B`, `>A..<B`, `>A`, `>=A`, `<B` or `<=B`, of days also `N`; a colon; its points.
    init(parsing text: String, scale: Scale) throws(LadderFaults) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count <= Self.limit else {
            throw LadderFaults(messages: [Message("ladder_too_long", ["limit": "\(Self.limit)"])])
        }
        var faults: [Message] = []
        var rungs: [Rung] = []
        for part in parts {
            do throws(Message) { rungs.append(try Rung(parsing: part.trimmed, scale)) } catch { faults.append(error) }
        }
        // Gaps between rungs that could not be read would only add wrong mistakes to real ones.
        if !faults.isEmpty { throw LadderFaults(messages: faults) }
        try self.init(rungs, scale: scale)
    }
}

extension Ladder.Rung {
    /// Reads one rung; throws what is wrong with it.
    fileprivate init(parsing text: String, _ scale: Ladder.Scale) throws(Message) {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
        guard sides.count == 2, let words = RungWords(sides[0]) else {
            throw Message("rung_malformed", ["rung": text])
        }
        do throws(Points.ParseError) { points = try Points(parsing: sides[1]) } catch {
            throw Message("rung_points_malformed", ["rung": text])
        }
        interval = try words.interval(scale, in: text)
    }
}

/// The values and signs of a rung before its colon.
private struct RungWords {
    private var lower: Substring?
    private var isLowerIncluded = true
    private var upper: Substring?
    private var isUpperIncluded = true
    private var isOneValue = false

    init?(_ text: String) {
        let text = text.replacing("≥", with: ">=").replacing("≤", with: "<=").filter { $0 != " " }
        if let dots = text.firstRange(of: "..") {
            (lower, upper) = (text[..<dots.lowerBound], text[dots.upperBound...])
            isLowerIncluded = !Self.drop(">", &lower)
            isUpperIncluded = !Self.drop("<", &upper)
        } else if text.hasPrefix(">") {
            lower = text.dropFirst()
            isLowerIncluded = Self.drop("=", &lower)
        } else if text.hasPrefix("<") {
            upper = text.dropFirst()
            isUpperIncluded = Self.drop("=", &upper)
        } else {
            (lower, upper, isOneValue) = (text[...], text[...], true)
        }
    }

    /// Takes a sign off the front; whether it was there.
    private static func drop(_ sign: Character, _ text: inout Substring?) -> Bool {
        guard text?.first == sign else { return false }
        text?.removeFirst()
        return true
    }

    func interval(_ scale: Ladder.Scale, in rung: String) throws(Message) -> Interval {
        if isOneValue && scale == .rate { throw Message("rung_malformed", ["rung": rung]) }
        let from = try lower.map { text throws(Message) in
            try cut(text, isBehind: !isLowerIncluded, scale, in: rung)
        }
        let to = try upper.map { text throws(Message) in try cut(text, isBehind: isUpperIncluded, scale, in: rung) }
        let interval = Interval(from: from ?? .start, to: to)
        if let end = to, end <= interval.from { throw Message("rung_empty", ["rung": rung]) }
        return interval
    }

    /// The place of a bound. Of days, behind one is before the next.
    private func cut(
        _ text: Substring, isBehind: Bool, _ scale: Ladder.Scale, in rung: String
    ) throws(Message) -> Cut {
        guard let value = try? Quantity(parsing: text) else { throw Message("rung_malformed", ["rung": rung]) }
        guard scale == .days else { return Cut(value: value, isBehind: isBehind) }
        guard let day = value.whole, day < Ladder.dayLimit,
            let next = Quantity(tenThousandths: (day + (isBehind ? 1 : 0)) * Quantity.unitsPerOne)
        else { throw Message("rung_days_not_whole", ["rung": rung, "limit": "\(Ladder.dayLimit - 1)"]) }
        return Cut(value: next, isBehind: false)
    }
}
