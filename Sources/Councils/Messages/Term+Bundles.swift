extension Term {
    /// Fields of a bundle's lines, and what it proposes units for.
    static let bundleWords: [String: String] = [
        "points": "điểm", "fact": "số liệu", "reason": "lý do", "base": "điểm tiêu chí", "total": "tổng điểm",
        "rank": "thứ hạng", "tied": "đồng hạng", "class": "xếp loại", "capped": "giới hạn tỷ lệ xuất sắc",
        "tie_values": "giá trị tiêu chí phụ", "gates": "điều kiện loại trừ", "lifted": "đã gỡ bỏ hay chưa",
        "effect": "hệ quả", "channel": "nguồn", "flag": "cờ thi đua", "certificate": "bằng khen",
        "inputs": "đầu vào", "zero": "tính 0 điểm", "not_ranked": "không xếp hạng",
    ]
}
