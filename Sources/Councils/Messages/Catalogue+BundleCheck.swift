extension Catalogue {
    /// What in a bundle does not follow from the rest of it.
    static let bundleCheck: [Entry] = [
        Entry(
            "bundle_set_digest",
            en:
                "criteria \"{which}\": the digest is {stands}, their groups and criteria give {computed}: a group, a criterion or the digest was changed",
            vi:
                "bảng tiêu chí \"{which}\": mã băm là {stands}, các nhóm và tiêu chí cho ra {computed}: một nhóm, một tiêu chí hoặc mã băm đã bị sửa"
        ),
        Entry(
            "bundle_rule_unreadable", en: "criterion {criterion}: the rule \"{stands}\" is none",
            vi: "tiêu chí {criterion}: thang bậc \"{stands}\" không hợp lệ"),
        Entry(
            "bundle_points_changed",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} points were changed: {stands} stands here, {recorded} was recorded",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm của {figure:term} đã bị sửa: ở đây là {stands}, lúc khoá sổ là {recorded}"
        ),
        Entry(
            "bundle_line_changed",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} {field} was changed: {stands} stands here, {recorded} was recorded",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): {field:term} của {figure:term} đã bị sửa: ở đây là {stands}, lúc khoá sổ là {recorded}"
        ),
        Entry(
            "bundle_line_differs",
            en:
                "unit {unit}, line {criterion} (half {half}): the line was changed: its check is {stands}, its fields give {computed}",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): dòng đã bị sửa: mã kiểm tra là {stands}, các trường cho ra {computed}"
        ),
        Entry(
            "bundle_line_check",
            en:
                "unit {unit}, line {criterion} (half {half}): only the check was changed: {stands} stands here, the line, which the card's digest confirms, gives {computed}",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): chỉ mã kiểm tra bị sửa: ở đây là {stands}, còn dòng, khớp với mã băm của phiếu, cho ra {computed}"
        ),
        Entry(
            "bundle_points_not_of_fact",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} points are {stands}, the fact {fact} gives {computed} by the rule ({kind})",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm của {figure:term} là {stands}, số liệu {fact} cho {computed} theo quy tắc {kind:term}"
        ),
        Entry(
            "bundle_fact_unfit",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} points are computed ({kind}), and the fact {fact} is none for that",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm của {figure:term} phải tính được ({kind:term}), nhưng số liệu {fact} không phù hợp"
        ),
        Entry(
            "bundle_fact_not_wanted",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} has the fact {stands}; points of kind {kind} are given",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): {figure:term} có số liệu {stands}, trong khi điểm loại {kind:term} được cho trực tiếp"
        ),
        Entry(
            "bundle_points_over_max",
            en: "unit {unit}, line {criterion} (half {half}): {figure} points are {stands}, the maximum is {max}",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm của {figure:term} là {stands}, quá điểm tối đa {max}"
        ),
        Entry(
            "bundle_points_off_step",
            en:
                "unit {unit}, line {criterion} (half {half}): {figure} points are {stands}, no multiple of the step {step}",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm của {figure:term} là {stands}, không phải bội số của bước {step}"
        ),
        Entry(
            "bundle_bonus_over_max",
            en: "unit {unit}, line {criterion} (half {half}): {figure} bonus is {stands}, at most {max} is given",
            vi:
                "đơn vị {unit}, dòng {criterion} (nửa năm {half}): điểm thưởng của {figure:term} là {stands}, nhiều nhất là {max}"
        ),
        Entry(
            "bundle_card_figure", en: "unit {unit}: the card counts under {stands}, its lines give {computed}",
            vi: "đơn vị {unit}: phiếu tính theo {stands:term}, các dòng cho ra {computed:term}"),
        Entry(
            "bundle_card_sum",
            en: "unit {unit}: the card's {field} is {stands}, its lines and findings give {computed}",
            vi: "đơn vị {unit}: {field:term} của phiếu là {stands}, các dòng và kết luận cho ra {computed}"),
        Entry(
            "bundle_card_open",
            en:
                "unit {unit}: the card is {state}, and no policy for missing work was applied; such a year cannot be closed",
            vi:
                "đơn vị {unit}: phiếu ở trạng thái {state:term} mà không áp dụng quy định về việc chưa hoàn thành; năm như vậy không khoá sổ được"
        ),
        Entry(
            "bundle_card_not_whole", en: "unit {unit}: the card is decided, and yet it counts under {figure}",
            vi: "đơn vị {unit}: phiếu đã được quyết định nhưng lại tính theo {figure:term}"),
        Entry(
            "bundle_finding_holds",
            en: "unit {unit}: finding {finding} still holds the closing; such a year cannot be closed",
            vi: "đơn vị {unit}: kết luận {finding} còn giữ việc khoá sổ; năm như vậy không khoá sổ được"),
        Entry(
            "bundle_finding_changed",
            en: "unit {unit}: {field} of finding {finding} was changed: {stands} stands here, {recorded} was recorded",
            vi:
                "đơn vị {unit}: {field:term} của kết luận {finding} đã bị sửa: ở đây là {stands}, lúc khoá sổ là {recorded}"
        ),
        Entry(
            "bundle_card_digest",
            en:
                "unit {unit}: the card's digest is {stands}, its lines and findings give {computed}: a line or a finding was changed, added or taken out, or the digest was changed",
            vi:
                "đơn vị {unit}: mã băm của phiếu là {stands}, các dòng và kết luận cho ra {computed}: có dòng hoặc kết luận bị sửa, thêm, bớt, hoặc mã băm bị sửa"
        ),
        Entry(
            "bundle_votes_changed",
            en: "unit {unit}: the cluster's votes were changed: {stands} stands here, {recorded} was recorded",
            vi: "đơn vị {unit}: số phiếu bầu của cụm đã bị sửa: ở đây là {stands}, lúc khoá sổ là {recorded}"),
        Entry(
            "bundle_standing", en: "unit {unit}, standing: {field} is {stands}, cards and rules give {computed}",
            vi: "đơn vị {unit}, kết quả xếp hạng: {field:term} là {stands}, các phiếu và quy tắc cho ra {computed}"),
        Entry(
            "bundle_slot",
            en: "{award} {no}: {stands} stands here, ranks and gates give {computed} (\\N: open, the chair chooses)",
            vi:
                "{award:term} số {no}: ở đây là {stands}, thứ hạng và điều kiện cho ra {computed} (\\N: để ngỏ, Chủ tịch Hội đồng chọn)"
        ),
        Entry(
            "bundle_choice_without_slot", en: "{award} {no}: {unit} was chosen for what the cluster does not have",
            vi: "{award:term} số {no}: {unit} được chọn cho một suất mà cụm không có"),
        Entry(
            "bundle_choice_of_taken_slot",
            en: "{award} {no}: {unit} was chosen, and yet {holder} has it by rank; only what is open can be chosen",
            vi:
                "{award:term} số {no}: {unit} được chọn trong khi {holder} đã có theo thứ hạng; chỉ chọn cho suất còn ngỏ"
        ),
        Entry(
            "bundle_choice_of_barred_unit",
            en: "{award} {no}: {unit} was chosen, which is not ranked here, is barred by a gate, or has a slot already",
            vi:
                "{award:term} số {no}: {unit} được chọn nhưng không được xếp hạng ở đây, vướng điều kiện hoặc đã có một suất"
        ),
        Entry(
            "bundle_choice_of_later_unit",
            en: "{award} {no}: {unit} was chosen, and yet others that could be chosen stand before it",
            vi: "{award:term} số {no}: {unit} được chọn trong khi còn đơn vị khác đủ điều kiện xếp trên"),
        Entry(
            "bundle_digest", en: "the digest of the {digest} is {stands}, the lines above give {computed}",
            vi: "mã băm {digest:term} là {stands}, các dòng trên cho ra {computed}"),
        Entry(
            "bundle_not_as_printed",
            en: "the digest of the {digest} is {stands}; {printed} was printed elsewhere: this is not that closing",
            vi: "mã băm {digest:term} là {stands}; bản đã in ghi {printed}: đây không phải lần khoá sổ đó"),
    ]
}
