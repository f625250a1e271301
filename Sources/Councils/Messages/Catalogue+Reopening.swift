extension Catalogue {
    /// What a closed year loses by being opened again, and what it keeps.
    static let reopening: [Entry] = [
        Entry(
            "reopening_standings",
            en:
                "the standings of revision {revision} count no more; they stay readable: standing list revision={revision}, standing explain revision={revision}",
            vi:
                "thứ hạng lần {revision} không còn hiệu lực; vẫn xem được bằng standing list revision={revision}, standing explain revision={revision}"
        ),
        Entry(
            "reopening_slot", en: "the nomination by rank counts no more; the next closing of {year} makes it anew",
            vi: "đề nghị theo thứ hạng không còn hiệu lực; lần khoá sổ sau của năm {year} xác định lại"),
        Entry(
            "reopening_choice",
            en:
                "the choice by {by} ({reason}, document {document}) counts no more; where it is needed again it is made again",
            vi: "việc chọn của {by} ({reason}, văn bản {document}) không còn hiệu lực; nếu vẫn cần thì chọn lại"),
        Entry(
            "reopening_open_slot",
            en: "the slot that was left open is no longer to be chosen; the next closing of {year} makes it anew",
            vi: "chỉ tiêu còn trống không cần chọn nữa; lần khoá sổ sau của năm {year} xác định lại"),
        Entry(
            "reopening_digest", en: "covers revision {revision} only; the next closing takes another",
            vi: "chỉ xác nhận lần khoá sổ {revision}; lần sau có mã mới"),
        Entry(
            "reopening_bundle",
            en: "any bundle printed of revision {revision} verifies as before, but tells no longer what counts",
            vi: "hồ sơ đã xuất của lần {revision} vẫn kiểm tra được nhưng không còn là kết quả chính thức"),
        Entry(
            "reopening_cards", en: "cards stay decided; the chair opens those to be corrected: card reopen",
            vi: "các phiếu vẫn ở trạng thái đã quyết định; Chủ tịch Hội đồng mở phiếu cần sửa bằng card reopen"),
        Entry(
            "reopening_ballots", en: "the cluster's votes stay; they can be corrected again: ballot record",
            vi: "phiếu bầu của cụm giữ nguyên; có thể sửa lại bằng ballot record"),
        Entry(
            "reopening_waivers", en: "what was done on paper stays on record and is not asked for again",
            vi: "những việc đã làm trên giấy vẫn được ghi nhận, không hỏi lại"),
        Entry(
            "reopening_next_year",
            en:
                "what {next} took over from {year} is not undone, and revision after {revision} carries nothing over again",
            vi: "những gì năm {next} đã kế thừa từ năm {year} giữ nguyên; sau lần {revision} không kế thừa thêm lần nữa"
        ),
    ]
}
