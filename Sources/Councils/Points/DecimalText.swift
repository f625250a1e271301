/// A number as people write it, taken apart at its decimal sign: `9`, `9,5`, `9.50`, `1.000`, `1.000,25`.
///
/// A comma is the decimal sign, as in Vietnam. A full stop is a decimal sign too, except where it groups thousands: with
/// exactly three digits behind each stop and one to three before the first (`1.000` is one thousand).
struct DecimalText {
    /// The digits before the decimal sign, without grouping; at least one.
    let whole: String
    /// The digits behind the decimal sign.
    let fraction: String

    /// The parts of a number, or `nil` where the text is none.
    init?(_ text: Substring) {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == Self.comma || $0 == Self.stop }) else {
            return nil
        }
        let byComma = text.utf8.split(separator: Self.comma, maxSplits: 1, omittingEmptySubsequences: false)
        let byStop = byComma[0].split(separator: Self.stop, omittingEmptySubsequences: false)
        var behind = byComma.count == 2 ? byComma[1] : "".utf8[...]
        if Self.isGrouped(byStop) {
            whole = byStop.map { String(Substring($0)) }.joined()
        } else {
            guard byComma.count + byStop.count <= 3 else { return nil }
            whole = String(Substring(byStop[0]))
            if byStop.count == 2 { behind = byStop[1] }
        }
        fraction = String(Substring(behind))
        guard !whole.isEmpty, behind.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    }

    private static let comma = UInt8(ascii: ",")
    private static let stop = UInt8(ascii: ".")

    private static func isGrouped(_ parts: [Substring.UTF8View]) -> Bool {
        parts.count > 1 && (1...3).contains(parts[0].count) && parts[0].first != UInt8(ascii: "0")
            && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// The value in units of so many places, of these places only; `nil` where it is too large for any use.
    func value(places: Int) -> Int64? {
        let digits =
            fraction.utf8.count < places
            ? fraction + String(repeating: "0", count: places - fraction.utf8.count)
            : String(fraction.prefix(places))
        return Int64(whole + digits)
    }
}
