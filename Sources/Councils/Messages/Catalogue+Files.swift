extension Catalogue {
    /// What can be wrong with an imported file or with one value.
    static let files: [Entry] = [
        Entry(
            "code_malformed",
            en: "a code has lower-case letters a-z, digits and hyphens (not first or last), at most 63",
            vi: "mã gồm chữ thường a-z, chữ số và gạch nối (không đứng đầu, cuối), dài nhất 63"),
        Entry(
            "criterion_code_malformed",
            en: "a criterion's code has letters A-Z a-z, digits, inner dots and hyphens, at most 32",
            vi: "mã tiêu chí gồm chữ A-Z a-z, chữ số, dấu chấm và gạch nối ở giữa, dài nhất 32"),
        Entry(
            "label_malformed", en: "text of 1 to 500 characters without control characters",
            vi: "văn bản từ 1 đến 500 ký tự, không có ký tự điều khiển"),
        Entry("value_missing", en: "a value is missing here", vi: "thiếu giá trị ở đây"),
        Entry("points_missing", en: "points are missing; missing is not zero", vi: "thiếu điểm; thiếu không phải là 0"),
        Entry(
            "points_not_a_number", en: "not a number such as 9, 9,5 or 9.50", vi: "không phải số như 9, 9,5 hay 9.50"),
        Entry(
            "points_negative", en: "points are 0 or more; deductions are written as positive points",
            vi: "điểm không âm; điểm trừ ghi bằng số dương"),
        Entry(
            "points_too_fine", en: "points have at most 2 decimal places", vi: "điểm có nhiều nhất 2 chữ số thập phân"),
        Entry("points_too_large", en: "more than {max}", vi: "lớn hơn {max}"),
        Entry("file_empty", en: "the file is empty; a header line is needed", vi: "tệp rỗng; cần có dòng tiêu đề"),
        Entry("file_without_lines", en: "the file has no lines", vi: "tệp không có dòng nào"),
        Entry("text_behind_quote", en: "text behind a closing quote", vi: "có chữ sau dấu ngoặc kép đóng"),
        Entry("quote_not_closed", en: "a quote is not closed", vi: "dấu ngoặc kép chưa đóng"),
        Entry("not_utf8", en: "not UTF-8", vi: "không phải UTF-8"),
        Entry(
            "column_unknown", en: "unknown column; known are {columns}",
            vi: "cột không biết; các cột có thể dùng: {columns}"),
        Entry("column_twice", en: "the column stands in the header twice", vi: "cột xuất hiện hai lần trong tiêu đề"),
        Entry("column_missing", en: "the column is missing from the header", vi: "tiêu đề thiếu cột này"),
        Entry(
            "field_count", en: "the line has {fields} fields, the header {header}",
            vi: "dòng có {fields} trường, tiêu đề có {header}"),
        Entry(
            "payload_rejected", en: "nothing was imported: mistakes: {count}; correct the file and send it again",
            vi: "chưa nhập gì: có {count} lỗi; hãy sửa tệp rồi gửi lại"),
        Entry(
            "payload_rejected_in_part",
            en:
                "nothing was imported: mistakes: {count}, the first {listed} are listed; correct the file and send it again",
            vi: "chưa nhập gì: có {count} lỗi, liệt kê {listed} lỗi đầu; hãy sửa tệp rồi gửi lại"),
        Entry("choice_malformed", en: "one of: {choices}", vi: "một trong: {choices}"),
        Entry("stands_twice", en: "it stands on line {line} too", vi: "đã có ở dòng {line}"),
        Entry("named_otherwise", en: "line {line} names it \"{name}\"", vi: "dòng {line} ghi là \"{name}\""),
        Entry("said_otherwise", en: "line {line} says {value}", vi: "dòng {line} ghi {value}"),
    ]
}
