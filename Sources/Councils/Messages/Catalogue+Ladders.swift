extension Catalogue {
    /// What can be wrong with a rule of rungs, and with the facts that points are worked out from.
    static let ladders: [Entry] = [
        Entry(
            "kind_without_rule", en: "a criterion of kind {kind} has no rule; only ladder and lateness have one",
            vi: "tiêu chí loại {kind} không có thang bậc (cột rule); chỉ ladder và lateness mới có"),
        Entry(
            "kind_needs_rule",
            en: "a criterion of kind {kind} needs its rule, such as >95: 1.5 | 75..95: 1 | <75: 0",
            vi: "tiêu chí loại {kind} phải có thang bậc, ví dụ >95: 1.5 | 75..95: 1 | <75: 0"),
        Entry(
            "external_needs_scorer", en: "a criterion of kind external names the department that scores it",
            vi: "tiêu chí loại external phải ghi cơ quan chấm điểm (cột scorer)"),
        Entry(
            "proportional_without_step",
            en: "points of a proportional criterion are rounded to 0.01; leave its step empty",
            vi: "điểm theo tỷ lệ được làm tròn đến 0.01; để trống cột step"),
        Entry(
            "rung_malformed",
            en:
                "\"{rung}\" is not a rung; write A..B, A..<B, >A..B, >A..<B, >A, >=A, <B or <=B, or N for days, then a colon and points",
            vi:
                "\"{rung}\" không phải một bậc; hãy ghi A..B, A..<B, >A..B, >A..<B, >A, >=A, <B, <=B, hoặc N nếu là số ngày, rồi dấu hai chấm và số điểm"
        ),
        Entry(
            "rung_points_malformed", en: "the points of \"{rung}\" are not points such as 1.5 or 1,5",
            vi: "số điểm của bậc \"{rung}\" không đúng dạng như 1.5 hay 1,5"),
        Entry(
            "rung_empty", en: "nothing can fall on \"{rung}\"; it ends before it begins",
            vi: "không kết quả nào rơi vào bậc \"{rung}\"; cận trên nhỏ hơn cận dưới"),
        Entry(
            "rung_days_not_whole", en: "\"{rung}\" counts days, which are whole numbers from 0 to {limit}",
            vi: "bậc \"{rung}\" tính theo ngày, phải là số nguyên từ 0 đến {limit}"),
        Entry(
            "rung_over_max", en: "the rung {rung} gives {points}, more than the maximum {max}",
            vi: "bậc {rung} cho {points} điểm, quá điểm tối đa {max}"),
        Entry(
            "rung_off_step", en: "the rung {rung} gives {points}, which is not a multiple of the step {step}",
            vi: "bậc {rung} cho {points} điểm, không phải bội số của bước {step}"),
        Entry(
            "ladder_gap", en: "no rung stands for {gap}", vi: "không có bậc nào cho {gap}"),
        Entry(
            "ladder_overlap", en: "two rungs stand for {overlap}", vi: "có hai bậc cùng tính cho {overlap}"),
        Entry(
            "ladder_below_max", en: "no rung gives the maximum {max}", vi: "không có bậc nào đạt điểm tối đa {max}"),
        Entry(
            "ladder_too_long", en: "a rule has at most {limit} rungs", vi: "một thang có nhiều nhất {limit} bậc"),
        Entry("quantity_negative", en: "the figure is 0 or more", vi: "số liệu không âm"),
        Entry(
            "quantity_too_fine", en: "figures have at most 4 decimal places",
            vi: "số liệu có nhiều nhất 4 chữ số thập phân"),
        Entry(
            "fact_not_for_kind", en: "a criterion of kind {kind} is given points; it rests on no figures",
            vi: "tiêu chí loại {kind} được cho điểm trực tiếp, không tính từ số liệu"),
        Entry(
            "fact_missing", en: "the result is missing; missing is not zero",
            vi: "thiếu kết quả; thiếu không phải là 0"),
        Entry(
            "fact_plan_missing", en: "the plan is missing; points are the result's share of the plan",
            vi: "thiếu chỉ tiêu kế hoạch; điểm tính theo tỷ lệ kết quả trên kế hoạch"),
        Entry(
            "fact_plan_is_zero", en: "a plan of 0 has no rate; ask who set the target",
            vi: "kế hoạch bằng 0 thì không tính được tỷ lệ; hãy hỏi nơi giao chỉ tiêu"),
        Entry(
            "fact_plan_not_wanted", en: "a criterion that is done or not has no plan; leave the column empty",
            vi: "tiêu chí đạt hay không đạt thì không có kế hoạch; hãy để trống cột này"),
        Entry(
            "fact_days_malformed",
            en: "without a due date the result is a whole number of days late, such as 3; 0 is on time",
            vi: "khi không ghi hạn, kết quả là số ngày chậm, số nguyên như 3; 0 là đúng hạn"),
        Entry(
            "fact_dates_malformed", en: "give the day it was done and the day it was due, such as 08/07/2025",
            vi: "hãy ghi ngày thực hiện và ngày đến hạn, ví dụ 08/07/2025"),
        Entry(
            "fact_answer_malformed", en: "done or not: có or không, yes or no",
            vi: "đạt hay không: ghi có hoặc không"),
    ]
}
