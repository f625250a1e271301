extension Term {
    /// Acts on a card and capacities towards it, in words. An act is named by the command that does it, which is its remedy too.
    static let phrases: [String: (english: String, vietnamese: String)] = [
        "write_self": ("card score figure=self", "ghi điểm tự chấm (card score figure=self)"),
        "write_head": ("card score figure=head", "ghi điểm rà soát (card score figure=head)"),
        "write_agreed": ("card score figure=agreed", "ghi điểm thống nhất (card score figure=agreed)"),
        "write_decided": ("card score figure=decided", "ghi điểm quyết định (card score figure=decided)"),
        "write_for_scorer": (
            "card score of lines that others score", "nhập điểm do cơ quan khác chấm (card score figure=self)"
        ),
        "evidence": ("evidence add, import or withdraw", "bổ sung, rút minh chứng (evidence add, evidence withdraw)"),
        "attest": ("card attest", "xác nhận phiếu (card attest)"),
        "recall": ("card recall", "rút lại phiếu đã xác nhận (card recall)"),
        "take": ("card take", "nhận phiếu để rà soát (card take)"),
        "forward": ("card forward", "chuyển phiếu ra bảng điểm của cụm (card forward)"),
        "agree": ("card agree", "ghi nhận thống nhất phiếu (card agree)"),
        "decide": ("card decide", "quyết định điểm của phiếu (card decide)"),
        "return": ("card return", "trả lại phiếu (card return)"),
        "reopen": ("card reopen", "mở lại phiếu đã quyết định (card reopen)"),
        "table_agree": ("table agree", "thống nhất bảng điểm (table agree)"),
        "objection_add": ("objection add", "nêu ý kiến về bảng điểm (objection add)"),
        "movement_draft": ("draft", "dự thảo (draft)"),
        "movement_launched": ("launched", "đã phát động (launched)"),
        "movement_reviewed": ("reviewed", "đã tổng kết (reviewed)"),
        "movement_launch": ("movement launch", "phát động (movement launch)"),
        "movement_register": ("movement register", "đăng ký tham gia (movement register)"),
        "movement_note": ("movement note", "ghi nhận diễn biến (movement note)"),
        "movement_review": ("movement review", "tổng kết phong trào (movement review)"),
        "own": ("the unit itself", "chính đơn vị"),
        "reviewer": (
            "the cluster's head (a deputy for the head unit's card)",
            "cụm trưởng (cụm phó với phiếu của đơn vị cụm trưởng)"
        ),
        "fellow": ("another member of the cluster", "thành viên khác trong cụm"),
        "agency": ("the secretary", "thường trực Hội đồng"),
        "delegate": (
            "the secretary under delegation add", "thường trực được uỷ quyền (delegation add)"
        ),
        "onlooker": ("an onlooker", "người chỉ được xem"),
        "outsider": ("of no unit of this cluster", "người ngoài cụm"),
    ]
}
