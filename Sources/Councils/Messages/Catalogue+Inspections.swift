extension Catalogue {
    /// What can be wrong with inspections: their plan, who holds them, what is recorded of them.
    static let inspections: [Entry] = plansOfInspections + resultsOfInspections

    private static let plansOfInspections: [Entry] = [
        Entry(
            "cross_plan_needs_two",
            en:
                "members inspect each other, and the cycle has {members} of them; cycle show counts its units, cluster import brings them before the cycle is opened",
            vi:
                "kiểm tra chéo cần ít nhất hai đơn vị, năm thi đua này có {members}; xem cycle show, thêm đơn vị bằng cluster import trước khi mở năm"
        ),
        Entry(
            "cross_plan_drawn",
            en:
                "{cluster} has a plan of {year} already, drawn with seed {seed}; whoever leads it draws another for a reason: inspection plan --redraw reason=",
            vi:
                "{cluster} đã có kế hoạch kiểm tra chéo năm {year}, bốc thăm với số {seed}; cụm trưởng, cụm phó bốc thăm lại phải nêu lý do: inspection plan --redraw reason="
        ),
        Entry(
            "cross_plan_redraw_unexplained",
            en: "a plan takes the place of another only for a reason: reason=",
            vi: "thay kế hoạch kiểm tra chéo đã có phải nêu lý do: reason="),
        Entry(
            "cross_plan_under_way",
            en:
                "of the plan of {cluster} of {year} inspections are held already: {held}; it stays; inspection withdraw takes back single ones that are not held",
            vi:
                "kế hoạch kiểm tra chéo của {cluster} năm {year} đã thực hiện {held} cuộc nên giữ nguyên; cuộc chưa thực hiện có thể rút bằng inspection withdraw"
        ),
        Entry(
            "cross_pair_mutual",
            en:
                "{unit} and {other} would inspect each other, and the cluster has more than two members; name another unit, or draw the pairs: inspection plan",
            vi:
                "{unit} và {other} sẽ kiểm tra lẫn nhau trong khi cụm có trên hai đơn vị; hãy ghi đơn vị khác, hoặc bốc thăm bằng inspection plan"
        ),
        Entry(
            "inspection_of_itself",
            en: "{unit} would inspect itself; that is kind=own, otherwise another unit inspects it",
            vi: "{unit} tự kiểm tra chính mình; hãy ghi kind=own, hoặc để đơn vị khác kiểm tra"),
        Entry(
            "inspection_own_by_another",
            en: "kind=own is of {unit} by itself; leave inspector empty, or take kind=head or kind=cross",
            vi: "kind=own là {unit} tự kiểm tra; hãy để trống inspector, hoặc dùng kind=head, kind=cross"),
        Entry(
            "inspection_without_inspector",
            en: "a cross-inspection names the unit that inspects: inspector=",
            vi: "kiểm tra chéo phải nêu đơn vị đi kiểm tra: inspector="),
        Entry(
            "inspection_not_by_head",
            en: "kind=head is by head or deputy of {cluster}, and {unit} is neither; cycle officers lists them",
            vi: "kind=head do cụm trưởng, cụm phó của {cluster} thực hiện; {unit} không phải; xem cycle officers"),
        Entry(
            "inspection_gives_no_points",
            en: "only a cross-inspection gives points; leave criterion= out, or take kind=cross",
            vi: "chỉ kiểm tra chéo mới chấm điểm; hãy bỏ criterion=, hoặc dùng kind=cross"),
        Entry(
            "inspection_due_outside",
            en: "an inspection is due within its cycle, from {from} to {to}; cycle show prints the period",
            vi: "hạn kiểm tra phải nằm trong năm thi đua, từ {from} đến {to}; xem bằng cycle show"),
        Entry(
            "inspection_criterion_not_cross",
            en:
                "\"{criterion}\" is no criterion of kind cross in the table that {cluster} has in {year}; criteria show lists the kinds",
            vi:
                "\"{criterion}\" không phải tiêu chí loại kiểm tra chéo (cross) trong bảng điểm của {cluster} năm {year}; xem bằng criteria show"
        ),
    ]

    private static let resultsOfInspections: [Entry] = [
        Entry(
            "inspection_missing",
            en: "there is no inspection {inspection}; inspection list shows their numbers",
            vi: "không có cuộc kiểm tra số {inspection}; xem bằng inspection list"),
        Entry(
            "inspection_about_own_unit",
            en:
                "you act for {unit}, which is inspected here, and nobody decides about its own unit; the unit that inspects or the head does: inspection record",
            vi:
                "bạn đại diện cho {unit} là đơn vị được kiểm tra; không ai tự quyết về đơn vị mình; đơn vị đi kiểm tra hoặc cụm trưởng ghi nhận: inspection record"
        ),
        Entry(
            "inspection_is_withdrawn",
            en: "inspection {inspection} was withdrawn on {at}; a new one is planned by inspection add",
            vi: "cuộc kiểm tra số {inspection} đã rút ngày {at}; lập cuộc mới bằng inspection add"),
        Entry(
            "inspection_is_held",
            en:
                "inspection {inspection} was held on {held_on} and stays on record; what it found is corrected by inspection record with reason=",
            vi:
                "cuộc kiểm tra số {inspection} đã thực hiện ngày {held_on} và được lưu; muốn đính chính kết quả hãy dùng inspection record với reason="
        ),
        Entry(
            "inspection_held_outside",
            en: "an inspection is recorded once it was held, and within its cycle: from {from} to {to}",
            vi: "chỉ ghi nhận cuộc kiểm tra đã thực hiện trong năm thi đua: từ {from} đến {to}"),
        Entry(
            "inspection_without_points",
            en:
                "inspection {inspection} feeds no criterion, so it takes no points; cross-inspections planned with criterion= do",
            vi:
                "cuộc kiểm tra số {inspection} không gắn với tiêu chí nào nên không chấm điểm; chỉ kiểm tra chéo lập với criterion= mới chấm"
        ),
        Entry(
            "cross_points_off",
            en:
                "by the settings of {cluster} in {year} a cross-inspection gives no points; setting set name=cross_points value=yes changes that",
            vi:
                "theo thiết lập của {cluster} năm {year}, kiểm tra chéo không chấm điểm; thay đổi bằng setting set name=cross_points value=yes"
        ),
        Entry(
            "inspections_not_held",
            en:
                "{cluster} {year} stays in {state:term}: cross-inspections that give points are past due (the first since {due}): {count}, the first by {first}; who inspects records them (inspection record), or whoever leads the cluster withdraws them (inspection withdraw)",
            vi:
                "{cluster} năm {year} còn ở {state:term}: có {count} cuộc kiểm tra chéo tính điểm đã quá hạn (sớm nhất {due}), trước hết của {first}; đơn vị kiểm tra ghi nhận bằng inspection record, hoặc cụm trưởng, cụm phó rút bằng inspection withdraw"
        ),
    ]
}
