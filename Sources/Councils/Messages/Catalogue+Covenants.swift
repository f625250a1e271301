extension Catalogue {
    /// What can be wrong with a covenant, its targets and signatures, and with filling cards from records.
    static let covenants: [Entry] = [
        Entry(
            "covenant_missing",
            en:
                "{cluster} has no covenant for {year} yet; once the criteria are agreed its head or a deputy drafts it: covenant draft",
            vi:
                "{cluster} chưa có giao ước thi đua năm {year}; sau khi thống nhất tiêu chí, cụm trưởng hoặc cụm phó soạn bằng covenant draft"
        ),
        Entry(
            "covenant_text_needed", en: "give the covenant as text= or as the payload",
            vi: "hãy ghi nội dung giao ước bằng text= hoặc gửi kèm thành tệp"),
        Entry(
            "covenant_not_signed",
            en:
                "{count} members of {cluster} have not signed the covenant for {year}, first {first}; each signs by covenant sign, the agency records a paper with document=, and signing closes at the end of {due}",
            vi:
                "còn {count} đơn vị của {cluster} chưa ký giao ước thi đua năm {year}, trước hết là {first}; từng đơn vị ký bằng covenant sign, thường trực ghi nhận văn bản kèm document=, hạn cuối là hết ngày {due}"
        ),
        Entry(
            "covenant_binding",
            en:
                "the covenant of {cluster} for {year} is signed by {signed} members and binds them: nobody changes its text or targets any more; what comes of them goes in by result import",
            vi:
                "giao ước thi đua năm {year} của {cluster} đã có {signed} đơn vị ký và có giá trị ràng buộc: không ai sửa nội dung hay chỉ tiêu được nữa; kết quả thực hiện nhập bằng result import"
        ),
        Entry(
            "covenant_signing_closed",
            en:
                "signing the covenant of {cluster} for {year} closed at the end of {due}, and today is {today}; the secretary may still record a paper signed by then: covenant sign unit= signed_on= document=",
            vi:
                "hạn ký giao ước thi đua năm {year} của {cluster} đã hết vào cuối ngày {due}, hôm nay là {today}; thường trực vẫn ghi nhận được văn bản ký trong hạn: covenant sign unit= signed_on= document="
        ),
        Entry(
            "covenant_signed_too_late",
            en:
                "signing the covenant of {cluster} for {year} closed at the end of {due}; a paper of {day} does not count, one signed by then is recorded with signed_on= and document=",
            vi:
                "hạn ký giao ước thi đua năm {year} của {cluster} đã hết vào cuối ngày {due}; văn bản ngày {day} không được tính, văn bản ký trong hạn thì ghi nhận kèm signed_on= và document="
        ),
        Entry(
            "covenant_signed_in_future",
            en:
                "nobody has signed the covenant of {cluster} on {day}: today is {today}; signed_on= names the day of the paper",
            vi:
                "chưa thể có chữ ký giao ước của {cluster} ngày {day}: hôm nay là {today}; signed_on= là ngày ký trên văn bản"
        ),
        Entry(
            "covenant_day_needs_paper",
            en:
                "a member signs as of today, {today}; that it signed on {day} already the secretary records from the paper: document=",
            vi:
                "đơn vị ký theo ngày hôm nay, {today}; việc đã ký ngày {day} do thường trực ghi nhận theo văn bản: document="
        ),
        Entry(
            "target_criterion_kind",
            en:
                "a criterion of kind {kind} takes no result of a plan; a target feeds one of kind proportional or ladder, criteria show lists them",
            vi:
                "tiêu chí loại {kind:term} không tính theo kết quả so với kế hoạch; chỉ tiêu chỉ gắn với tiêu chí theo tỷ lệ hoặc bậc thang, xem bằng criteria show"
        ),
        Entry(
            "target_criterion_taken",
            en:
                "of unit {unit} the target \"{indicator}\" feeds this criterion already; one target feeds one line of a card: leave the criterion out, or take the other back with target withdraw",
            vi:
                "đơn vị {unit} đã có chỉ tiêu \"{indicator}\" gắn với tiêu chí này; mỗi dòng của phiếu chỉ lấy từ một chỉ tiêu: bỏ trống tiêu chí, hoặc rút chỉ tiêu kia bằng target withdraw"
        ),
        Entry(
            "target_unknown",
            en: "the covenant of {year} has no such target of unit {unit}; target list shows the indicators and halves",
            vi: "giao ước năm {year} không có chỉ tiêu này của đơn vị {unit}; xem chỉ tiêu và kỳ bằng target list"),
        Entry(
            "fill_keeps_typed",
            en: "somebody gave this line other points by hand, and they stay; card score changes them",
            vi: "dòng này đã được chấm điểm khác bằng tay nên giữ nguyên; muốn sửa dùng card score"),
        Entry(
            "fill_has_no_facts",
            en:
                "the records of {year} give nothing yet for these cards; results of targets come by result import, card explain shows what a line rests on",
            vi:
                "hồ sơ năm {year} chưa có số liệu nào cho các phiếu này; kết quả chỉ tiêu nhập bằng result import, xem căn cứ của từng dòng bằng card explain"
        ),
    ]
}
