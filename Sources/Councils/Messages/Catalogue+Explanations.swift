extension Catalogue {
    /// How a standing came about, step by step.
    static let explanations: [Entry] = [
        Entry(
            "standing_not_closed",
            en:
                "the year {year} of {cluster} is in {state}, so {unit} has no standing that counts; card explain says what its card adds up to, closing run --dry-run where that would put it, revision= shows what counted before a reopening",
            vi:
                "năm {year} của {cluster} đang ở bước {state:term} nên {unit} chưa có thứ hạng chính thức; xem điểm bằng card explain, xem thứ hạng dự kiến bằng closing run --dry-run, xem kết quả trước khi mở lại bằng revision="
        ),
        Entry(
            "standing_missing",
            en:
                "{unit} has no standing of revision {revision} in {cluster} in {year}; standing list revision= shows what there is",
            vi:
                "{unit} không có thứ hạng ở lần khoá sổ {revision} của {cluster} năm {year}; xem các lần bằng standing list revision="
        ),
        Entry(
            "explain_lines_gone",
            en:
                "revision {revision} of {cluster} is not the one that counts: its totals are as its closing recorded them, the lines may have changed since; card explain shows them as they are",
            vi:
                "lần khoá sổ {revision} của {cluster} không còn là kết quả chính thức: tổng điểm là số đã ghi khi khoá sổ, các dòng điểm có thể đã thay đổi; xem điểm hiện nay bằng card explain"
        ),
        Entry(
            "explain_report_missing",
            en:
                "the report of {unit} never came before the cut-off; the policy {policy} let its cycle be closed without it",
            vi: "đến hạn chót {unit} chưa nộp báo cáo; theo quy định {policy:term} năm thi đua vẫn được khoá sổ"),
        Entry(
            "explain_counts_nothing",
            en: "the card of {unit} was not decided at the cut-off; by the policy {policy} it counts nothing",
            vi: "đến hạn chót phiếu của {unit} chưa được quyết định; theo quy định {policy:term} phiếu tính 0 điểm"),
        Entry(
            "explain_not_ranked_for_work",
            en: "the card of {unit} was not decided at the cut-off; by the policy {policy} it has no rank",
            vi:
                "đến hạn chót phiếu của {unit} chưa được quyết định; theo quy định {policy:term} đơn vị không được xếp hạng"
        ),
        Entry(
            "explain_total_decides", en: "nobody else has {total}: the total alone decides",
            vi: "không đơn vị nào khác được {total}: chỉ xét tổng điểm"),
        Entry(
            "explain_tie_without_keys", en: "equal to {units}, at a time when no tie keys were asked",
            vi: "bằng điểm với {units}, khi khoá sổ chưa xét tiêu chí phụ"),
        Entry(
            "explain_tie_key_decides",
            en: "this key decides: ahead of {ahead}, behind {behind}; equal so far to {equal} ({others})",
            vi: "tiêu chí phụ này phân định: trên {ahead}, dưới {behind}; còn bằng {equal} ({others})"),
        Entry(
            "explain_tie_key_silent", en: "this key tells nobody apart; equal so far to {equal} ({others})",
            vi: "tiêu chí phụ này không phân định thêm; còn bằng {equal} ({others})"),
        Entry(
            "explain_tie_decided", en: "told apart by {keys}", vi: "đã phân định bằng {keys:term}"),
        Entry(
            "explain_tie_shared", en: "equal to {units} by every key, so they share the rank",
            vi: "bằng {units} theo mọi tiêu chí phụ nên đồng hạng"),
        Entry("explain_rank", en: "rank {rank} of {ranked}", vi: "hạng {rank} trong {ranked} đơn vị"),
        Entry(
            "explain_rank_shared", en: "rank {rank} of {ranked}, shared with {units}",
            vi: "hạng {rank} trong {ranked} đơn vị, đồng hạng với {units}"),
        Entry(
            "explain_without_rank", en: "{unit} is not ranked; {ranked} units of its cluster are",
            vi: "{unit} không được xếp hạng; cụm có {ranked} đơn vị được xếp hạng"),
        Entry(
            "explain_class", en: "{total} of {base} is {share} %, which reaches {from} %: {class}",
            vi: "{total} trên {base} là {share} %, đạt mức {from} %: {class:term}"),
        Entry(
            "explain_class_below", en: "{total} of {base} is {share} %, below {from} %: {class}",
            vi: "{total} trên {base} là {share} %, dưới mức {from} %: {class:term}"),
        Entry(
            "explain_class_capped",
            en:
                "{share} % of {units} units are {allowed} that may be excellent; with this rank they would be {last}, so it is good",
            vi:
                "{share} % của {units} đơn vị là {allowed} đơn vị được xếp xuất sắc; tính đến hạng này là {last} nên xếp loại tốt"
        ),
        Entry(
            "explain_class_within",
            en: "{share} % of {units} units are {allowed} that may be excellent; with this rank they are {last}",
            vi: "{share} % của {units} đơn vị là {allowed} đơn vị được xếp xuất sắc; tính đến hạng này là {last}"),
        Entry(
            "explain_no_gate", en: "nothing bars it from nomination", vi: "không có gì cản trở việc đề nghị khen thưởng"
        ),
        Entry(
            "explain_gate_settled",
            en: "recorded of {unit} by the closing; the fact behind it was settled since, as event list shows",
            vi: "khoá sổ đã ghi nhận đối với {unit}; sự việc đã được giải quyết sau đó, xem event list"),
        Entry(
            "explain_gate_finding",
            en: "finding {finding} ({channel}), document {document}: {reason} (by {author}, {at})",
            vi: "thông tin số {finding} (nguồn {channel:term}), văn bản {document}: {reason} (người ghi {author}, {at})"
        ),
        Entry(
            "explain_gate_covenant", en: "{unit} did not sign the covenant of {cluster}",
            vi: "{unit} không ký giao ước thi đua của {cluster}"),
        Entry(
            "explain_gate_report_late",
            en: "the year-end report was due on {due} and whole on {whole}, {days} days late",
            vi: "báo cáo tổng kết hạn {due}, đến {whole} mới đủ, chậm {days} ngày"),
        Entry(
            "explain_gate_report_incomplete",
            en: "the year-end report was due on {due} and is not whole; missing: {missing}",
            vi: "báo cáo tổng kết hạn {due} chưa đủ; còn thiếu: {missing}"),
        Entry(
            "explain_gate_work_missing", en: "the card of {unit} was not decided when the year was closed",
            vi: "khi khoá sổ, phiếu của {unit} chưa được quyết định"),
        Entry(
            "explain_slot_flag", en: "{unit} alone has the best rank among those that no gate bars",
            vi: "{unit} một mình đứng đầu trong các đơn vị đủ điều kiện"),
        Entry(
            "explain_slot_chosen", en: "{unit} was chosen among equals at rank {rank}",
            vi: "{unit} được chọn trong các đơn vị bằng nhau ở hạng {rank}"),
        Entry(
            "explain_slot_certificate", en: "{unit} follows the flag at rank {rank}: {slot} ({holders})",
            vi: "{unit} đứng sau Cờ thi đua, hạng {rank}: {slot} ({holders})"),
        Entry(
            "explain_slot_barred", en: "{unit} keeps rank and class and is not nominated: {gates}",
            vi: "{unit} giữ thứ hạng và xếp loại nhưng không được đề nghị: {gates:term}"),
        Entry(
            "explain_slot_choice_open",
            en:
                "{unit} is equal to others at rank {rank}; the chair of the council still chooses: closing choose ({holders})",
            vi: "{unit} bằng đơn vị khác ở hạng {rank}; Chủ tịch Hội đồng còn phải chọn: closing choose ({holders})"),
        Entry(
            "explain_slot_not_chosen", en: "the council chose an equal of {unit} at rank {rank} ({holders})",
            vi: "Hội đồng đã chọn đơn vị khác bằng {unit} ở hạng {rank} ({holders})"),
        Entry(
            "explain_slot_behind", en: "{unit} stands behind those that are nominated ({holders})",
            vi: "{unit} đứng sau các đơn vị được đề nghị ({holders})"),
        Entry(
            "explain_slot_unknown", en: "this year was closed by a release that knew no slots",
            vi: "năm này được khoá sổ bằng phiên bản chưa có chỉ tiêu khen thưởng"),
        Entry(
            "explain_choice", en: "{reason}; document {document}, by {by} at {at}",
            vi: "{reason}; văn bản {document}, người chọn {by}, lúc {at}"),
        Entry(
            "explain_closed", en: "closed as revision {revision} at {at}; this is what counts",
            vi: "khoá sổ lần {revision} lúc {at}; đây là kết quả chính thức"),
        Entry(
            "explain_closed_before",
            en: "closed as revision {revision} at {at}; it counts no more, since the year was opened again",
            vi: "khoá sổ lần {revision} lúc {at}; không còn hiệu lực vì năm đã được mở lại"),
    ]
}
