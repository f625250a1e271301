extension Catalogue {
    /// What a cluster's ballot between equals refuses.
    static let ballots: [Entry] = [
        Entry(
            "ballot_votes_beyond",
            en:
                "{votes} votes for {unit} cannot be: {cluster} has {members} members in {year} and nobody votes on itself, so at most {most}; give votes= from 0 to {most}",
            vi:
                "{unit} không thể có {votes} phiếu: {cluster} năm {year} có {members} thành viên, không đơn vị nào bỏ phiếu cho mình nên nhiều nhất là {most}; nhập votes= từ 0 đến {most}"
        ),
        Entry(
            "ballot_after_closing",
            en:
                "the year {year} of {cluster} is closed with the votes that it had; the chair opens it again before they are corrected: cycle reopen",
            vi:
                "năm {year} của {cluster} đã khoá sổ với số phiếu đã ghi; muốn sửa, Chủ tịch Hội đồng mở lại trước bằng cycle reopen"
        ),
    ]
}
