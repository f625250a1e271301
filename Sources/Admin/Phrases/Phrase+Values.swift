/// What a value would have to be.
extension Phrase {
    static let code = Phrase(
        en: "a code: lower-case letters, digits and inner hyphens, at most 63",
        vi: "mã gồm chữ thường, chữ số và gạch nối ở giữa, dài nhất 63")
    static let anyText = Phrase(en: "text", vi: "văn bản")
    static let timestamp = Phrase(
        en: "a time with offset, as 2026-12-31T17:00:00+07:00",
        vi: "thời điểm kèm múi giờ, như 2026-12-31T17:00:00+07:00")
    static let date = Phrase(en: "a date, as 2026-12-31", vi: "ngày, như 2026-12-31")
    static let points = Phrase(
        en: "points with at most two places, as 962.50", vi: "điểm có nhiều nhất hai chữ số thập phân, như 962.50")
    static let anInteger = Phrase(en: "an integer", vi: "số nguyên")

    static func integer(_ range: ClosedRange<Int>) -> Phrase {
        Phrase(
            en: "an integer from \(range.lowerBound) to \(range.upperBound)",
            vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)")
    }

    static func choice(_ words: [String]) -> Phrase {
        let list = words.joined(separator: ", ")
        return Phrase(en: "one of: \(list)", vi: "một trong: \(list)")
    }
}
