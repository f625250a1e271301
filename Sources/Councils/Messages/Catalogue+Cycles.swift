extension Catalogue {
    /// What keeps a cycle in its state, and who may lead it on.
    static let cycles: [Entry] = [
        Entry(
            "leads_not_this_cluster",
            en:
                "the cycle of {cluster} in {year} is led on by its head, or by the council's secretary; cycle officers shows who leads",
            vi: "năm {year} của {cluster} do cụm trưởng hoặc thường trực Hội đồng chuyển bước; xem cycle officers"),
        Entry(
            "regulation_not_in_force",
            en:
                "{cluster} has no regulation in force, so its year cannot begin; the secretary brings one into force: regulation enforce",
            vi:
                "{cluster} chưa có quy chế đang có hiệu lực nên chưa thể bắt đầu năm thi đua; thường trực cho quy chế có hiệu lực bằng regulation enforce"
        ),
        Entry(
            "cycle_without_head",
            en:
                "{cluster} has no head for {year}, so nobody would review its cards; the secretary appoints one: cycle appoint",
            vi:
                "{cluster} chưa có cụm trưởng năm {year} nên không ai rà soát phiếu; thường trực chỉ định bằng cycle appoint"
        ),
        Entry(
            "cards_not_attested",
            en:
                "in {cluster} {count} cards are not attested, the first is of {first}; each member attests its own (card attest), the secretary records it with document=",
            vi:
                "{cluster} còn {count} phiếu chưa xác nhận, đầu tiên của {first}; từng đơn vị xác nhận bằng card attest, thường trực ghi nhận với document="
        ),
        Entry(
            "cards_not_reviewed",
            en:
                "in {cluster} {count} cards are not reviewed, the first is of {first}; the head takes and hands them on (card take, card forward), a deputy the head unit's own",
            vi:
                "{cluster} còn {count} phiếu chưa rà soát xong, đầu tiên của {first}; cụm trưởng nhận và chuyển tiếp (card take, card forward), cụm phó làm với phiếu của đơn vị cụm trưởng"
        ),
        Entry(
            "cards_not_agreed",
            en:
                "in {cluster} {count} cards are not agreed, the first is of {first}; the head puts the agreement down (card agree), a deputy for the head unit's own",
            vi:
                "{cluster} còn {count} phiếu chưa thống nhất, đầu tiên của {first}; cụm trưởng ghi nhận bằng card agree, cụm phó làm với phiếu của đơn vị cụm trưởng"
        ),
        Entry(
            "cycle_waits_for_closing",
            en:
                "the cycle {year} of {cluster} is in {state}: from here only the year-end closing leads on, once every card is decided (card decide, closing run)",
            vi:
                "năm {year} của {cluster} đang ở bước {state:term}: từ đây chỉ khoá sổ tổng kết mới chuyển tiếp, khi mọi phiếu đã quyết định (card decide, closing run)"
        ),
        Entry(
            "cycle_waits_for_mid_year",
            en:
                "the cycle {year} of {cluster} is in mid_year: from here the mid-year closing leads on (closing run kind=mid_year); a year led on paper is taken over by cycle advance record=",
            vi:
                "năm {year} của {cluster} đang ở bước sơ kết: từ đây khoá sổ sơ kết chuyển tiếp (closing run kind=mid_year); năm đã thực hiện trên giấy thì ghi nhận bằng cycle advance record="
        ),
        Entry(
            "cycle_is_closed",
            en: "cycle {year} of {cluster} is closed: its scores and standings stand; standing list shows them",
            vi: "năm {year} của {cluster} đã khoá sổ: điểm và thứ hạng giữ nguyên; xem bằng standing list"),
        Entry(
            "state_not_led_by_head",
            en:
                "out of {state} the cycle {year} of {cluster} is led by its dates or by the council's secretary; cycle show says what is next",
            vi:
                "bước {state:term} năm {year} của {cluster} do lịch hoặc thường trực Hội đồng chuyển; xem bằng cycle show"
        ),
        Entry(
            "cycle_record_not_yours",
            en: "a year that was led on paper is taken over by secretary or chair: record=",
            vi: "năm đã thực hiện trên giấy do thường trực hoặc Chủ tịch Hội đồng ghi nhận: record="),
        Entry(
            "cycle_on_hold",
            en: "the cycle {year} of {cluster} is on hold; the secretary takes it up again: cycle resume",
            vi: "năm {year} của {cluster} đang tạm dừng; thường trực cho tiếp tục bằng cycle resume"),
        Entry(
            "cycle_not_closed",
            en:
                "the cycle {year} of {cluster} is in {state}, so there is nothing to reopen; card reopen opens a decided card",
            vi:
                "năm {year} của {cluster} đang ở bước {state:term} nên không có gì để mở lại; mở phiếu đã quyết định bằng card reopen"
        ),
        Entry(
            "dates_out_of_order",
            en:
                "the dates of {cluster} do not follow each other: {name} ({day}) is not before {other} ({other_day}); the secretary puts them right: setting set",
            vi:
                "các mốc thời gian của {cluster} không theo thứ tự: {name} ({day}) không trước {other} ({other_day}); thường trực sửa bằng setting set"
        ),
        Entry(
            "date_not_come",
            en: "{cluster} goes on by itself on {day} ({name}); the secretary can move that day: setting set",
            vi: "{cluster} tự chuyển bước vào ngày {day} ({name}); thường trực có thể đổi ngày bằng setting set"),
        Entry(
            "cards_not_decided",
            en: "in {cluster} {count} cards are not decided, the first is of {first}; the council decides: card decide",
            vi:
                "{cluster} còn {count} phiếu chưa quyết định, đầu tiên của {first}; Hội đồng quyết định bằng card decide"
        ),
    ]
}
