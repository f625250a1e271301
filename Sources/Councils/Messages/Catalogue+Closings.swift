extension Catalogue {
    /// What holds a closing, what it refuses, and what it leaves to the council.
    static let closings: [Entry] = [
        Entry(
            "cycle_before_mid_year",
            en:
                "the cycle {year} of {cluster} is still in {state}; head or secretary lead it on to mid_year: cycle advance",
            vi:
                "năm {year} của {cluster} mới ở bước {state:term}; cụm trưởng hoặc thường trực chuyển đến bước sơ kết bằng cycle advance"
        ),
        Entry(
            "no_member",
            en:
                "the cycle {year} of {cluster} has no members, so there is nothing to rank; the secretary imports them and opens it again: cluster import from=, cycle open",
            vi:
                "năm {year} của {cluster} chưa có thành viên nên không có gì để xếp hạng; thường trực nhập thành viên rồi mở lại: cluster import from=, cycle open"
        ),
        Entry(
            "card_not_decided",
            en:
                "in {cluster} {count} cards of {year} are not decided, the first is of {first}; the chair or the delegate decides: card decide",
            vi:
                "{cluster} còn {count} phiếu năm {year} chưa quyết định, đầu tiên của {first}; Chủ tịch Hội đồng hoặc người được uỷ quyền quyết định bằng card decide"
        ),
        Entry(
            "finding_holds",
            en:
                "a finding holds {cluster} in {year}: {count} units, the first is {first}; the chair lifts it: finding lift",
            vi:
                "{cluster} năm {year} đang bị giữ vì thông tin về {count} đơn vị, đầu tiên là {first}; Chủ tịch Hội đồng gỡ bỏ bằng finding lift"
        ),
        Entry(
            "closing_choice_open",
            en: "{cluster} has no nominee: units are equal by every rule; the chair chooses among them: closing choose",
            vi:
                "{cluster} chưa có đơn vị được đề nghị vì các đơn vị bằng nhau theo mọi tiêu chí phụ; Chủ tịch Hội đồng chọn bằng closing choose"
        ),
        Entry(
            "closing_needs_plan",
            en:
                "this council closes with four eyes: somebody plans (closing run kind={kind} year={year} --dry-run), another person runs it with plan=",
            vi:
                "Hội đồng này khoá sổ theo nguyên tắc hai người: một người chạy thử (closing run kind={kind} year={year} --dry-run), người khác chạy thật với plan="
        ),
        Entry(
            "closing_needs_other_eyes",
            en:
                "you, {author}, made this plan yourself; another person runs it, or makes a plan for you: closing run kind={kind} --dry-run",
            vi:
                "chính bạn ({author}) đã lập phương án này; người khác phải chạy, hoặc lập phương án cho bạn: closing run kind={kind} --dry-run"
        ),
        Entry(
            "plan_unknown",
            en:
                "the closing would not do what plan {plan} says (it is now {now}), and no such plan is on record to compare with; make one: closing run --dry-run",
            vi:
                "kết quả khoá sổ không như phương án {plan} (nay là {now}), và không có phương án đó trong hồ sơ để so sánh; hãy lập mới: closing run --dry-run"
        ),
        Entry(
            "nothing_closed", en: "nothing of the {kind} closing of {year} is closed; closing list shows how far it is",
            vi: "chưa có gì của khoá sổ {kind:term} năm {year} được khoá; xem bằng closing list"),
        Entry(
            "bundle_of_earlier_release",
            en:
                "the year {year} of {cluster} was closed by an earlier release, whose digests had another recipe; closing verify compares its totals",
            vi:
                "năm {year} của {cluster} do phiên bản trước khoá sổ, cách tính mã băm khác; closing verify so sánh tổng điểm"
        ),
        Entry(
            "bundle_before_closing",
            en: "the year {year} of {cluster} is not closed, so there is nothing to bundle yet; closing run closes it",
            vi: "năm {year} của {cluster} chưa khoá sổ nên chưa có gì để xuất; khoá sổ bằng closing run"),
        Entry(
            "closing_differs",
            en:
                "{count} differences; the first: {cluster}, {unit}, {thing} was recorded as {recorded} and is {computed} now; the rows before list all, event list shows who changed what",
            vi:
                "{count} điểm khác; đầu tiên: {cluster}, {unit}, {thing} đã ghi là {recorded} nay tính ra {computed}; các dòng trên liệt kê đầy đủ, xem ai đã thay đổi bằng event list"
        ),
        Entry(
            "choice_before_closing",
            en: "the cycle {year} of {cluster} is not closed, so no slot is open yet; closing run closes it",
            vi: "năm {year} của {cluster} chưa khoá sổ nên chưa có chỉ tiêu nào cần chọn; khoá sổ bằng closing run"),
        Entry(
            "choice_flag_first",
            en: "the flag of {cluster} is not given yet, and certificates follow it: closing choose award=flag",
            vi: "Cờ thi đua của {cluster} chưa chọn; chọn Cờ trước rồi mới đến Bằng khen: closing choose award=flag"),
        Entry(
            "choice_not_open",
            en:
                "{cluster} has no open slot for a {award}: ranks or an earlier choice filled them; standing list shows who",
            vi:
                "{cluster} không còn chỉ tiêu {award:term} để chọn: đã xác định theo thứ hạng hoặc đã chọn; xem standing list"
        ),
        Entry(
            "choice_not_among_equals",
            en: "\"{unit}\" is not among the units that are equal at this place in {cluster}: {units}",
            vi: "\"{unit}\" không thuộc các đơn vị bằng nhau ở vị trí này của {cluster}: {units}"),
        Entry(
            "slot_filled", en: "slot {no} for a {award} is filled; only an open one takes a unit, with a reason",
            vi: "chỉ tiêu {award:term} số {no} đã có đơn vị; chỉ điền vào chỉ tiêu còn trống, kèm lý do"),
        Entry(
            "report_frozen",
            en:
                "the mid-year of {cluster} in {year} is closed: its mid-year reports are as the closing took them down; closing show kind=mid_year",
            vi:
                "sơ kết năm {year} của {cluster} đã khoá sổ: báo cáo sơ kết giữ nguyên như đã ghi nhận; xem closing show kind=mid_year"
        ),
    ]
}
