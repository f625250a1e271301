extension Catalogue {
    /// What can be wrong with the lines of a scorecard.
    static let cards: [Entry] = [
        Entry(
            "unit_without_card", en: "no scorecard of this unit in a cycle of {year}",
            vi: "đơn vị này không có phiếu chấm điểm năm {year}"),
        Entry(
            "unit_in_two_clusters",
            en: "the unit has a scorecard in more than one cluster of the year; name one with cluster=",
            vi: "đơn vị có phiếu ở nhiều cụm trong năm; hãy nêu một cụm bằng cluster="),
        Entry(
            "unit_in_other_cluster", en: "the unit is in cluster {actual}, not {cluster}",
            vi: "đơn vị thuộc cụm {actual}, không phải {cluster}"),
        Entry(
            "cycle_is_closed", en: "cycle {year} of {cluster} is closed", vi: "năm {year} của {cluster} đã khoá sổ"),
        Entry(
            "criterion_unknown", en: "no such criterion in the criteria of this unit's cycle",
            vi: "không có tiêu chí này trong bảng điểm của đơn vị"),
        Entry(
            "line_twice", en: "unit {unit} has this criterion on an earlier line too",
            vi: "đơn vị {unit} đã có tiêu chí này ở dòng trước"),
        Entry(
            "points_are_computed", en: "points of kind {kind} are computed from facts, not typed",
            vi: "điểm loại {kind} được tính từ số liệu, không nhập tay"),
        Entry("points_over_max", en: "more than the maximum {max}", vi: "vượt điểm tối đa {max}"),
        Entry("points_off_step", en: "not a multiple of the step {step}", vi: "không phải bội số của bước {step}"),
        Entry("bonus_not_given", en: "this criterion has no bonus", vi: "tiêu chí này không có điểm thưởng"),
        Entry("bonus_over_max", en: "more than the bonus maximum {max}", vi: "vượt điểm thưởng tối đa {max}"),
        Entry("deduction_needs_reason", en: "a deduction needs its reason", vi: "điểm trừ phải có lý do"),
        Entry(
            "difference_needs_reason", en: "differs from the figure before ({before}); a reason is needed",
            vi: "khác với điểm trước đó ({before}); cần có lý do"),
    ]
}
