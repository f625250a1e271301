extension Catalogue {
    /// What can be wrong with a finding about a unit, and what its effect means.
    static let findings: [Entry] = [
        Entry(
            "finding_needs_points", en: "a finding that deducts says how much: points= above 0",
            vi: "thông tin có hiệu lực trừ điểm phải nêu số điểm: points= lớn hơn 0"),
        Entry(
            "finding_without_points", en: "a finding with effect {effect} takes no points=; only effect=deduct does",
            vi: "thông tin với hiệu lực {effect} không có points=; chỉ effect=deduct mới có"),
        Entry(
            "finding_over_base", en: "{points} points are more than the whole base of {base}",
            vi: "{points} điểm vượt cả tổng điểm chuẩn {base}"),
        Entry(
            "finding_missing", en: "this council has no finding {finding}; finding list shows them by year",
            vi: "hội đồng không có thông tin số {finding}; xem bằng finding list"),
        Entry(
            "finding_about_own_unit",
            en: "the finding is about your own unit \"{unit}\"; somebody else of the council records or lifts it",
            vi: "thông tin này về chính đơn vị \"{unit}\" của bạn; người khác của Hội đồng phải ghi nhận hoặc gỡ bỏ"),
        Entry(
            "finding_not_shown",
            en:
                "findings about \"{unit}\" are for that unit and the council; you act for {own}; finding list without unit= shows those about it",
            vi:
                "thông tin về \"{unit}\" chỉ dành cho đơn vị đó và Hội đồng; bạn đại diện cho {own}; finding list không ghi unit= cho xem thông tin về đơn vị bạn"
        ),
        Entry("finding_is_lifted", en: "lifted: no effect any more", vi: "đã gỡ bỏ: không còn hiệu lực"),
        Entry("finding_changes_nothing", en: "kept, no effect", vi: "chỉ ghi nhận, không có hiệu lực"),
        Entry("finding_deducts", en: "{points} points are deducted", vi: "trừ {points} điểm"),
        Entry(
            "finding_holds_closing", en: "holds the year-end closing of the cluster until it is lifted: finding lift",
            vi: "giữ việc khoá sổ cuối năm của cụm cho đến khi gỡ bỏ: finding lift"),
        Entry(
            "finding_exempts", en: "the unit is not considered for nomination; its rank and class stay",
            vi: "đơn vị không được xét đề nghị khen thưởng; thứ hạng và xếp loại giữ nguyên"),
        Entry(
            "finding_disqualifies", en: "keeps the unit from being nominated; its rank and class stay",
            vi: "đơn vị không được đề nghị khen thưởng; thứ hạng và xếp loại giữ nguyên"),
    ]
}
