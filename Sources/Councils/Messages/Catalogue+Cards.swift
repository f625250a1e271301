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
            "criterion_unknown",
            en: "no such criterion in the criteria of this unit's cycle; criteria show lists them",
            vi: "không có tiêu chí này trong bảng điểm của đơn vị; xem bằng criteria show"),
        Entry(
            "line_twice", en: "unit {unit} has this criterion on an earlier line too",
            vi: "đơn vị {unit} đã có tiêu chí này ở dòng trước"),
        Entry(
            "points_are_computed",
            en:
                "points of kind {kind} are computed, not typed: leave points empty and give the facts, actual= and where it counts plan=",
            vi:
                "điểm loại {kind:term} do máy tính từ số liệu, không nhập tay: bỏ trống points, ghi actual= và khi cần plan="
        ),
        Entry(
            "points_over_max",
            en: "more than the maximum {max} of this criterion; criteria show lists the maximums",
            vi: "vượt điểm tối đa {max} của tiêu chí; xem bằng criteria show"),
        Entry(
            "points_off_step",
            en: "not a multiple of the step {step} of this criterion; criteria show lists the steps",
            vi: "không phải bội số của bước điểm {step} của tiêu chí; xem bằng criteria show"),
        Entry(
            "bonus_not_given",
            en: "this criterion gives no bonus: leave bonus out; criteria show lists where there is one",
            vi: "tiêu chí này không có điểm thưởng: bỏ bonus; xem tiêu chí có thưởng bằng criteria show"),
        Entry(
            "bonus_over_max",
            en: "more than the bonus maximum {max} of this criterion; criteria show lists them",
            vi: "vượt điểm thưởng tối đa {max} của tiêu chí; xem bằng criteria show"),
        Entry(
            "deduction_needs_reason",
            en: "a deduction above 0 says why: reason=",
            vi: "điểm trừ lớn hơn 0 phải có lý do: reason="),
        Entry(
            "difference_needs_reason",
            en: "differs from the figure before ({before}); say why: reason=",
            vi: "khác với điểm ở bước trước ({before}); phải ghi lý do: reason="),
        Entry(
            "own_card",
            en:
                "nobody judges the card of its own unit ({unit}), so {act:term} is not for you: the head reviews other units' cards, a deputy the head unit's (cycle appoint names both), and the council decides",
            vi:
                "không ai được tự xét phiếu của đơn vị mình ({unit}), nên bạn không thực hiện được {act:term}: cụm trưởng rà soát phiếu của đơn vị khác, cụm phó rà soát phiếu của đơn vị cụm trưởng (chỉ định bằng cycle appoint), Hội đồng quyết định"
        ),
        Entry(
            "no_head_appointed",
            en:
                "the cluster of {unit} has no head yet, so nobody may do {act:term}; the secretary appoints one: cycle appoint",
            vi:
                "cụm của {unit} chưa có cụm trưởng nên chưa ai thực hiện được {act:term}; thường trực Hội đồng chỉ định bằng cycle appoint"
        ),
        Entry(
            "card_act_not_yours",
            en: "{act:term} on the card of {unit} is done by: {who:term}; towards this card you are {capacity:term}",
            vi: "{act:term} trên phiếu của {unit} là việc của: {who:term}; với phiếu này bạn là {capacity:term}"),
        Entry(
            "card_in_other_state",
            en:
                "the card of {unit} is {state}; {act:term} is possible while it is: {states}; card status shows at whose desk it lies",
            vi:
                "phiếu của {unit} đang ở trạng thái {state:term}; {act:term} chỉ thực hiện khi phiếu ở trạng thái: {states:term}; xem phiếu đang ở đâu bằng card status"
        ),
        Entry(
            "cycle_in_other_state",
            en:
                "the cycle of {unit} is in {stage}; {act:term} is possible in: {stages}; the head or the secretary leads it on: cycle advance",
            vi:
                "năm thi đua của cụm có {unit} đang ở bước {stage:term}; {act:term} chỉ thực hiện ở bước: {stages:term}; cụm trưởng hoặc thường trực chuyển bước bằng cycle advance"
        ),
        Entry(
            "cycle_past_act",
            en:
                "the cycle of {unit} is in {stage}; {act:term} was possible in {stages}, and a cycle does not go back; the desk where the card lies sends it back to the unit: card return",
            vi:
                "năm thi đua của cụm có {unit} đã ở bước {stage:term}; {act:term} chỉ thực hiện ở bước: {stages:term}; năm thi đua không quay lại bước cũ; nơi đang giữ phiếu trả lại đơn vị bằng card return"
        ),
        Entry(
            "document_needed",
            en:
                "{act:term} on the card of {unit} is done for somebody else here; give the number of the signed paper: document=\"12/BB-CTĐ\"",
            vi:
                "bạn thực hiện {act:term} thay người khác trên phiếu của {unit}; hãy ghi số văn bản đã ký: document=\"12/BB-CTĐ\""
        ),
        Entry(
            "recording_not_yours",
            en:
                "the {figure} figure of {unit} is taken down from paper (record=) by the council's secretary, the decided one by the chair or by the secretary under delegation add; you are neither",
            vi:
                "điểm {figure:term} của {unit} theo văn bản (record=) do thường trực Hội đồng nhập; điểm Hội đồng quyết định do Chủ tịch, hoặc thường trực được uỷ quyền bằng delegation add, nhập; bạn không thuộc các trường hợp này"
        ),
        Entry(
            "cycle_past_scoring",
            en:
                "the cycle of {unit} is {stage}: its scores stand and nobody changes them; card explain and standing list show them",
            vi:
                "năm thi đua của cụm có {unit} đang ở bước {stage:term}: điểm giữ nguyên, không ai sửa được; xem bằng card explain, standing list"
        ),
        Entry(
            "card_past_figure",
            en:
                "the card of {unit} is {state} already, past its {figure} figure; the desk where it lies sends it back: card return, or card reopen by the chair",
            vi:
                "phiếu của {unit} đã ở trạng thái {state:term}, quá bước điểm {figure:term}; nơi đang giữ phiếu trả lại bằng card return, hoặc Chủ tịch mở lại bằng card reopen"
        ),
        Entry(
            "line_scored_by_other",
            en:
                "this line is scored by {scorer}, not by the unit; the secretary enters it: card score or card import with document=",
            vi:
                "tiêu chí này do {scorer} chấm, không phải đơn vị; thường trực nhập bằng card score hoặc card import kèm document="
        ),
        Entry(
            "line_only_for_scorer",
            en:
                "the card is attested: only lines that others score ({kinds}) can still be entered; for the rest the unit recalls it: card recall",
            vi:
                "phiếu đã xác nhận: chỉ còn nhập được tiêu chí do nơi khác chấm ({kinds}); các tiêu chí khác đơn vị phải rút lại: card recall"
        ),
        Entry(
            "half_missing", en: "this set scores halves; give half 1 or 2",
            vi: "bảng điểm này chấm theo hai nửa năm; hãy ghi half là 1 hoặc 2"),
        Entry(
            "half_unexpected",
            en: "this set scores the whole year: leave half= out",
            vi: "bảng điểm này chấm cả năm: bỏ half="),
        Entry(
            "fact_needed",
            en: "points of kind {kind} are computed; give the facts: {columns}",
            vi: "điểm loại {kind:term} do máy tính từ số liệu; hãy ghi: {columns}"),
        Entry(
            "fact_does_not_fit",
            en: "this is no fact of kind {kind}; give: {columns}",
            vi: "số liệu không hợp với loại {kind:term}; hãy ghi: {columns}"),
        Entry(
            "fact_not_wanted",
            en: "points of kind {kind} are given, not computed: leave plan= and actual= out and give points=",
            vi: "điểm loại {kind:term} do người chấm, không tính từ số liệu: bỏ plan=, actual= và ghi points="),
        Entry(
            "scoring_nothing", en: "give points=, or plan= and actual= for a computed criterion",
            vi: "hãy ghi points=, hoặc plan= và actual= cho tiêu chí tính từ số liệu"),
        Entry(
            "card_not_complete",
            en:
                "the card of {unit} lacks points on {lines} lines, the first is {first}; missing is not zero: card score fills them",
            vi:
                "phiếu của {unit} còn thiếu điểm ở {lines} dòng, đầu tiên là {first}; thiếu không phải là 0: điền bằng card score"
        ),
        Entry(
            "card_lacks_evidence",
            en:
                "the card of {unit} lacks the required evidence on {lines} lines, the first is {first}: evidence add brings it",
            vi:
                "phiếu của {unit} còn thiếu minh chứng bắt buộc ở {lines} dòng, đầu tiên là {first}: bổ sung bằng evidence add"
        ),
        Entry(
            "reason_needed",
            en: "{act:term} needs its reason: reason=\"…\"",
            vi: "{act:term} phải có lý do: reason=\"…\""),
        Entry(
            "objection_open",
            en:
                "in {cluster} {count} objections are not answered, the first is number {first}; the head answers it (a deputy where it is about the head unit's card): objection answer",
            vi:
                "{cluster} còn {count} ý kiến chưa trả lời, đầu tiên là ý kiến số {first}; cụm trưởng trả lời (cụm phó nếu là phiếu của đơn vị cụm trưởng) bằng objection answer"
        ),
        Entry(
            "consensus_running",
            en:
                "the members of {cluster} may object until {until}, and {count} of them have not agreed yet (first {first}); each agrees with table agree, the secretary records it for them with document=; after that day card agree needs nobody",
            vi:
                "thành viên {cluster} còn được nêu ý kiến đến {until}, {count} đơn vị chưa thống nhất (đầu tiên {first}); từng đơn vị dùng table agree, thường trực ghi nhận thay kèm document=; sau thời hạn này card agree không cần chờ"
        ),
        Entry(
            "objection_missing",
            en: "there is no objection {objection} in {cluster} of {year}; objection list shows them",
            vi: "không có ý kiến số {objection} ở {cluster} năm {year}; xem objection list"),
        Entry(
            "objection_answered", en: "objection {objection} was answered already; objection list shows the answer",
            vi: "ý kiến số {objection} đã được trả lời; xem objection list"),
        Entry(
            "evidence_missing",
            en: "there is no evidence {evidence} on the card of {unit}; evidence list shows what there is",
            vi: "không có minh chứng số {evidence} trên phiếu của {unit}; xem evidence list"),
        Entry(
            "card_not_visible",
            en:
                "the card of {unit} is seen by its own unit and those who judge it, by the other members of its cluster from consensus on, by everybody once the year is closed; the cycle is in {stage}; without unit= card show prints your own",
            vi:
                "phiếu của {unit} do đơn vị đó và người rà soát xem; thành viên khác trong cụm xem từ bước lấy ý kiến thống nhất (consensus), mọi người xem sau khi khoá sổ; năm thi đua đang ở bước {stage:term}; card show không ghi unit= cho xem phiếu của đơn vị bạn"
        ),
        Entry(
            "table_not_visible",
            en:
                "the table of {cluster} opens to the members of that cluster at consensus, to everybody once the year is closed; the cycle is in {stage}; cycle show tells how far it is",
            vi:
                "bảng điểm của {cluster} mở cho thành viên của chính cụm đó từ bước lấy ý kiến thống nhất (consensus), cho mọi người sau khi khoá sổ; năm thi đua đang ở bước {stage:term}; xem bằng cycle show"
        ),
        Entry(
            "leads_no_cluster",
            en:
                "your unit is head or deputy of no cluster in {year}; card show prints your own card, cycle officers who leads",
            vi:
                "đơn vị của bạn không làm cụm trưởng, cụm phó của cụm nào năm {year}; xem phiếu của mình bằng card show, xem ai phụ trách bằng cycle officers"
        ),
        Entry("unit_not_named", en: "name the unit: unit=…", vi: "hãy nêu đơn vị: unit=…"),
    ]
}
