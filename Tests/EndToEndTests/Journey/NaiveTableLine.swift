/// One criterion of a table, with points worked out from facts by plain division.
struct NaiveTableLine {
    let kind: String
    /// In hundredths.
    let max: Int
    private let rungs: [(interval: String, points: Int)]

    var isBase: Bool { kind != "bonus" && kind != "deduction" }

    init(_ row: [String: String]) {
        kind = row["kind"] ?? ""
        max = Self.hundredths(row["max"] ?? "")
        rungs = (row["rule"] ?? "").split(separator: "|").map { rung in
            let sides = rung.split(separator: ":").map { $0.trimming(while: { $0 == " " }) }
            return (sides[0], Self.hundredths(sides[1]))
        }
    }

    /// The points of a fact; `nil` for kinds that are given.
    func points(plan: String, actual: String) -> Int? {
        switch kind {
        case "boolean": return ["có": max, "không": 0][actual]
        case "proportional":
            let (result, target) = (Self.hundredths(actual), Self.hundredths(plan))
            return min(max, (2 * result * max + target) / (2 * target))
        case "ladder":
            let result = Double(Self.hundredths(actual))
            return rung(plan.isEmpty ? result / 100 : result * 100 / Double(Self.hundredths(plan)))
        case "lateness":
            return rung(plan.isEmpty ? Double(actual) ?? -1 : Double(Self.day(actual) - Self.day(plan)))
        default: return nil
        }
    }

    private func rung(_ value: Double) -> Int? {
        rungs.first { Self.holds($0.interval, Swift.max(0, value)) }?.points
    }

    /// `>95`, `>=80`, `<50`, `75..95`, `50..<75` or a number alone.
    private static func holds(_ interval: String, _ value: Double) -> Bool {
        if let match = interval.wholeMatch(of: #/(\d+)\.\.(<?)(\d+)/#) {
            let (lower, upper) = (Double(match.1) ?? 0, Double(match.3) ?? 0)
            return value >= lower && (match.2.isEmpty ? value <= upper : value < upper)
        }
        if interval.hasPrefix(">=") { return value >= Double(interval.dropFirst(2)) ?? 0 }
        if interval.hasPrefix(">") { return value > Double(interval.dropFirst()) ?? 0 }
        if interval.hasPrefix("<") { return value < Double(interval.dropFirst()) ?? 0 }
        return value == Double(interval)
    }

    /// Days of one month of the sample, as `05/07/2024`.
    private static func day(_ text: String) -> Int { Int(text.prefix(2)) ?? 0 }

    /// `8,5` and `8.50` are 850; `-0.5` is -50.
    static func hundredths(_ text: String) -> Int {
        let isNegative = text.hasPrefix("-")
        let size = NaiveClosing.hundredths(text.replacing(",", with: ".").replacing("-", with: ""))
        return isNegative ? -size : size
    }
}

extension StringProtocol {
    fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> String {
        String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
    }
}
