extension Catalogue {
    /// Why a file is no bundle, and where.
    static let bundles: [Entry] = [
        Entry("bundle_empty", en: "the file is empty", vi: "tệp rỗng"),
        Entry(
            "bundle_too_large", en: "the file has more than {limit} MiB; no bundle has",
            vi: "tệp lớn hơn {limit} MiB; không hồ sơ khoá sổ nào lớn như vậy"),
        Entry(
            "bundle_line_too_long", en: "the line has more than {limit} KiB; no line of a bundle has",
            vi: "dòng dài hơn {limit} KiB; không dòng nào của hồ sơ khoá sổ dài như vậy"),
        Entry(
            "bundle_cut_off", en: "the file ends in the middle of this line; the rest of it is missing",
            vi: "tệp kết thúc giữa dòng này; phần còn lại đã mất"),
        Entry(
            "bundle_ends_early",
            en: "the file ends behind this line, where a line \"{expected}\" was expected; the rest of it is missing",
            vi: "tệp kết thúc sau dòng này, lẽ ra tiếp theo phải có dòng \"{expected}\"; phần còn lại đã mất"),
        Entry(
            "bundle_carriage_return",
            en: "there is a carriage return (CR) here; lines end with LF alone, so some program has rewritten the file",
            vi: "ở đây có ký tự CR; các dòng chỉ kết thúc bằng LF, vậy tệp đã bị một chương trình khác ghi lại"),
        Entry(
            "bundle_control_character", en: "there is a control character here; a bundle has none",
            vi: "ở đây có ký tự điều khiển; hồ sơ khoá sổ không có ký tự như vậy"),
        Entry(
            "bundle_escape", en: "\"{stands}\" holds an escape that is none; known are \\\\ \\t \\n \\r \\b \\v \\f",
            vi: "\"{stands}\" có ký hiệu thoát không hợp lệ; chỉ có \\\\ \\t \\n \\r \\b \\v \\f"),
        Entry(
            "bundle_not_one",
            en: "this is no bundle: it begins with \"{stands}\" and not with thidua-bundle; closing bundle writes one",
            vi:
                "đây không phải hồ sơ khoá sổ: tệp bắt đầu bằng \"{stands}\" chứ không phải thidua-bundle; hồ sơ do lệnh closing bundle lập"
        ),
        Entry(
            "bundle_version",
            en:
                "the file is of version {stands} of the format; this program reads {known}; take the program that wrote it",
            vi:
                "tệp thuộc phiên bản {stands} của định dạng; chương trình này đọc phiên bản {known}; hãy dùng chương trình đã lập tệp"
        ),
        Entry(
            "bundle_keyword_unknown", en: "no line of a bundle begins with \"{stands}\"",
            vi: "không dòng nào của hồ sơ khoá sổ bắt đầu bằng \"{stands}\""),
        Entry(
            "bundle_keyword_unexpected", en: "a line \"{stands}\" stands where a line \"{expected}\" was expected",
            vi: "dòng \"{stands}\" đứng ở chỗ phải là dòng \"{expected}\""),
        Entry(
            "bundle_field_count",
            en: "a line \"{keyword}\" has {expected} fields behind that word, here are {stands}; they are: {names}",
            vi: "dòng \"{keyword}\" phải có {expected} trường sau từ đó, ở đây có {stands}; các trường là: {names}"),
        Entry("bundle_wants_text", en: "{field} is missing", vi: "thiếu {field}"),
        Entry(
            "bundle_wants_same", en: "{field} is \"{stands}\" where \"{expected}\" was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là \"{expected}\""),
        Entry(
            "bundle_wants_points",
            en: "{field} is \"{stands}\" where a number with two places such as 91.50 was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là số có hai chữ số thập phân như 91.50"),
        Entry(
            "bundle_wants_number",
            en: "{field} is \"{stands}\" where a whole number from {least} to {most} was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là số nguyên từ {least} đến {most}"),
        Entry(
            "bundle_wants_word", en: "{field} is \"{stands}\" where one of these was expected: {choices}",
            vi: "{field} là \"{stands}\", lẽ ra phải là một trong: {choices}"),
        Entry(
            "bundle_wants_code",
            en: "{field} is \"{stands}\" where a code of lower-case letters, digits and inner hyphens was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là mã gồm chữ thường, chữ số và gạch nối ở giữa"),
        Entry(
            "bundle_wants_criterion_code",
            en: "{field} is \"{stands}\" where a code of letters, digits, inner dots and hyphens was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là mã gồm chữ, chữ số, dấu chấm và gạch nối ở giữa"),
        Entry(
            "bundle_wants_digest",
            en: "{field} is \"{stands}\" where {digits} lower-case hexadecimal digits were expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là {digits} chữ số thập lục phân viết thường"),
        Entry(
            "bundle_wants_instant",
            en: "{field} is \"{stands}\" where an instant such as 2026-01-31T10:00:00Z was expected",
            vi: "{field} là \"{stands}\", lẽ ra phải là thời điểm như 2026-01-31T10:00:00Z"),
        Entry(
            "bundle_out_of_order",
            en: "{field} is \"{stands}\" behind \"{before}\"; lines stand in their order, each once",
            vi: "{field} là \"{stands}\" đứng sau \"{before}\"; các dòng phải theo thứ tự và không lặp lại"),
        Entry(
            "bundle_half_of_other_set",
            en:
                "{field} is \"{stands}\": the set of this half was another; lines of it are scored by criteria \"{which}\"",
            vi:
                "{field} là \"{stands}\": nửa năm này chấm theo bảng tiêu chí khác; các dòng của nó thuộc bảng \"{which}\""
        ),
        Entry(
            "bundle_slot_count", en: "certificates is {stands}, and further down there are slots for {counted}",
            vi: "certificates là {stands}, trong khi phía dưới có {counted} suất"),
        Entry(
            "bundle_end_count", en: "the last line counts {stands} lines before it, there are {counted}",
            vi: "dòng cuối ghi trước nó có {stands} dòng, thực tế có {counted} dòng"),
        Entry(
            "bundle_behind_end", en: "there is something behind the line \"end\"", vi: "có nội dung sau dòng \"end\""),
    ]
}
