/// A number as people write it, taken apart at its decimal sign: `9`, `9,5`, `9.50`, `1.000`, `1.000,25`.
///
/// A comma is the decimal sign, as in Vietnam. A full stop is a decimal sign too, except where it groups thousands: with
/// exactly three digits behind each stop and one to three before the first (`1.000` is one thousand).
struct DecimalText {
    /// The digits before the decimal sign, without grouping; at least one.
    let whole: String
    /// The digits behind the decimal sign.
    let fraction: Substring

    /// The parts of a number, or `nil` where the text is none.
    init?(_ text: Substring) {
        let byComma = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let byStop = byComma[0].split(separator: ".", omittingEmptySubsequences: false)
        if Self.isGrouped(byStop) {
            whole = byStop.joined()
            fraction = byComma.count == 2 ? byComma[1] : ""
        } else {
            guard byComma.count + byStop.count <= 3 else { return nil }
            whole = String(byStop[0])
            fraction = byComma.count == 2 ? byComma[1] : byStop.count == 2 ? byStop[1] : ""
        }
        guard !whole.isEmpty, (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    }

    private static func isGrouped(_ parts: [Substring]) -> Bool {
        parts.count > 1 && (1...3).contains(parts[0].count) && parts[0].first != "0"
            && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// The value in units of so many places, of these places only; `nil` where it is too large for any use.
    func value(places: Int) -> Int64? {
        let digits = fraction.prefix(places) + String(repeating: "0", count: max(0, places - fraction.count))
        return Int64(whole + digits)
    }
}
