/// What can be wrong with the octets and the words of a line.
extension Phrase {
    static let notUTF8 = Phrase(en: "the line is not UTF-8", vi: "dòng lệnh không phải UTF-8")
    static let noCommand = Phrase(en: "no command; try \"help\"", vi: "không có lệnh nào; hãy thử \"help\"")
    static let markerMisplaced = Phrase(
        en: "a payload's marker stands once, as the last word after a command",
        vi: "dấu báo dữ liệu kèm chỉ ghi một lần, là từ cuối cùng sau lệnh")
    static let flagMalformed = Phrase(
        en: "after -- comes a name without a value; values are written name=value",
        vi: "sau -- là một tên không kèm giá trị; giá trị ghi dạng tên=giá_trị")
    static let bareBackslash = Phrase(
        en: "a backslash stands only in quotes", vi: "dấu \\ chỉ dùng trong dấu ngoặc kép")
    static let quoteNotClosed = Phrase(
        en: "the quote that opens here is not closed", vi: "dấu ngoặc kép mở ở đây chưa đóng")
    static let badEscape = Phrase(
        en: #"escapes are \\ \" \n \r \t and \u{…} with a character's number, not 0"#,
        vi: #"sau dấu \ chỉ ghi \\ \" \n \r \t hoặc \u{…} với mã ký tự khác 0"#)

    static func forbidden(_ name: String) -> Phrase {
        Phrase(
            en: "\(name) may not stand in a line; in quotes write \\u{…}",
            vi: "không được dùng ký tự \(name) trong dòng lệnh; trong ngoặc kép hãy ghi \\u{…}")
    }
}
