extension Catalogue {
    /// What can be wrong with a table of criteria.
    static let criteria: [Entry] = [
        Entry(
            "group_max_differs", en: "an earlier line gives group {group} the maximum {max}",
            vi: "dòng trước ghi điểm tối đa của nhóm {group} là {max}"),
        Entry(
            "group_sum_differs",
            en: "the criteria of group {group} add up to {sum}, {off} against its maximum {expected}",
            vi: "tổng các tiêu chí của nhóm {group} là {sum}, lệch {off} so với điểm tối đa {expected}"),
        Entry(
            "base_sum_differs", en: "the groups add up to {sum}, {off} against {expected}",
            vi: "tổng các nhóm là {sum}, lệch {off} so với {expected}"),
        Entry(
            "base_is_nothing", en: "the groups add up to nothing that can be scored",
            vi: "tổng các nhóm không có điểm nào để chấm"),
        Entry("max_is_zero", en: "a criterion has a maximum above 0", vi: "điểm tối đa của tiêu chí phải lớn hơn 0"),
        Entry(
            "max_off_step", en: "the maximum {max} is not a multiple of the step {step}",
            vi: "điểm tối đa {max} không phải bội số của bước {step}"),
        Entry(
            "step_differs",
            en:
                "the clusters have different steps (setting criterion_step); write the step here, or import for each cluster apart with cluster=",
            vi:
                "các cụm có bước điểm khác nhau (tham số criterion_step); hãy ghi bước ở đây, hoặc nhập riêng từng cụm bằng cluster="
        ),
        Entry(
            "kind_without_bonus", en: "a criterion of kind {kind} has no bonus of its own",
            vi: "tiêu chí loại {kind} không có điểm thưởng riêng"),
        Entry(
            "criteria_scored",
            en:
                "cycle {year} of {cluster} already has scores under another criteria set; criteria are changed before scoring begins; name the other clusters with cluster=",
            vi:
                "năm {year} của {cluster} đã có điểm theo bảng tiêu chí khác; chỉ đổi tiêu chí trước khi chấm; nêu các cụm khác bằng cluster="
        ),
    ]
}
