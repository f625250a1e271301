extension Catalogue {
    /// What can be wrong with calling for a report, with filing one, and what a year still waits for.
    static let reports: [Entry] = [
        Entry(
            "report_word_malformed",
            en:
                "kinds and parts of reports are named by a lower-case letter, then letters, digits and _, at most 40: mid_year",
            vi:
                "loại và phần của báo cáo đặt tên bằng chữ thường không dấu, chữ số và _, tối đa 40 ký tự, bắt đầu bằng chữ: mid_year"
        ),
        Entry(
            "report_due_missing",
            en: "no setting says when a report of kind {kind:term} is due; name the day: due=",
            vi: "chưa có hạn nộp cho báo cáo loại {kind:term}; hãy nêu ngày: due="),
        Entry(
            "report_due_before_call",
            en:
                "the {kind:term} report of {cluster} would be due on {due}, before the day it is called for, {called}; name a later day with due=, or the day of the paper that called for it with on=",
            vi:
                "hạn nộp báo cáo {kind:term} của {cluster} là {due}, trước ngày yêu cầu {called}; hãy nêu hạn muộn hơn bằng due=, hoặc ngày của văn bản yêu cầu bằng on="
        ),
        Entry(
            "report_call_in_future", en: "a report is called for today or on a day before; {called} is to come",
            vi: "ngày yêu cầu báo cáo là hôm nay hoặc trước đó; {called} chưa đến"),
        Entry(
            "report_criterion_not_lateness",
            en:
                "the criteria of {cluster} in {year} have no criterion {criterion} of kind lateness; criteria show lists them",
            vi:
                "bảng tiêu chí năm {year} của {cluster} không có tiêu chí {criterion} loại lateness (số ngày chậm); xem bằng criteria show"
        ),
        Entry(
            "report_criterion_taken",
            en:
                "another report of {cluster} in {year} gives the points of criterion {criterion} already; report list shows which",
            vi: "điểm tiêu chí {criterion} của {cluster} năm {year} đã tính theo báo cáo khác; xem bằng report list"),
        Entry(
            "report_call_answered",
            en:
                "{count} units of {cluster} have filed their {kind:term} report already; to call for it otherwise, secretary or chair names the paper: document=",
            vi:
                "{count} đơn vị của {cluster} đã nộp báo cáo {kind:term}; muốn thay đổi yêu cầu, thường trực hoặc Chủ tịch Hội đồng phải nêu văn bản: document="
        ),
        Entry(
            "report_not_called",
            en:
                "no {kind:term} report of {year} was called for in the cluster of \"{unit}\"; report list shows what was, the secretary calls for one: report call",
            vi:
                "chưa có yêu cầu báo cáo {kind:term} năm {year} đối với cụm của \"{unit}\"; xem bằng report list, thường trực yêu cầu bằng report call"
        ),
        Entry(
            "report_day_in_future", en: "a report is filed today or was before; {day} is to come, today is {today}",
            vi: "ngày nộp báo cáo là hôm nay hoặc trước đó; {day} chưa đến, hôm nay là {today}"),
        Entry(
            "report_before_call",
            en:
                "the report was called for on {called}, and {day} is before that; if it was called for earlier, the secretary says so: report call on=",
            vi:
                "báo cáo được yêu cầu ngày {called}, mà {day} sớm hơn; nếu đã yêu cầu sớm hơn, thường trực ghi lại bằng report call on="
        ),
        Entry(
            "report_part_unknown",
            en: "the {kind:term} report has no part {part}; its parts are: {parts}",
            vi: "báo cáo {kind:term} không có phần {part}; các phần gồm: {parts}"),
        Entry(
            "report_day_not_yours",
            en:
                "the report of \"{unit}\" is filed as of today, {today}; that it came in on {day} is recorded by a secretary or chair of another unit, with document=",
            vi:
                "báo cáo của \"{unit}\" được ghi nhận theo ngày hôm nay, {today}; nếu đã nộp bằng văn bản ngày {day} thì thường trực hoặc Chủ tịch Hội đồng (không thuộc đơn vị đó) ghi nhận, kèm document="
        ),
        Entry(
            "reports_missing",
            en:
                "{count} units of {cluster} have not filed the whole {kind:term} report of {year}, due on {due}, first \"{first}\"; report list shows what is missing; the unit files it with report file, the secretary what came on paper",
            vi:
                "{count} đơn vị của {cluster} chưa nộp đủ báo cáo {kind:term} năm {year} (hạn {due}), đầu tiên là \"{first}\"; xem phần còn thiếu bằng report list; đơn vị nộp bằng report file, thường trực ghi nhận bản giấy"
        ),
    ]
}
