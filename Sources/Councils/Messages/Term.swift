/// Words of the field as people say them: states, figures and roles, which programs know by their codes.
public enum Term {
    /// The word of a code in a language; English sentences keep the code, which is what one types.
    public static func text(_ code: String, in language: Language) -> String {
        switch language {
        case .english: code
        case .vietnamese: vietnamese[code].map { "\($0) (\(code))" } ?? code
        }
    }

    private static let vietnamese: [String: String] = [
        // States of a cycle.
        "preparing": "chuẩn bị", "covenant": "ký giao ước", "first_half": "sáu tháng đầu năm", "mid_year": "sơ kết",
        "second_half": "sáu tháng cuối năm", "self_scoring": "tự chấm điểm", "head_review": "trưởng cụm rà soát",
        "consensus": "lấy ý kiến thống nhất", "appraisal": "thẩm định", "year_end": "tổng kết", "closed": "đã khoá sổ",
        "on_hold": "tạm dừng",
        // States of a card.
        "filling": "đang tự chấm", "attested": "đã xác nhận", "in_review": "trưởng cụm đang rà soát",
        "reviewed": "đã rà soát", "decided": "Hội đồng quyết định", "returned": "bị trả lại",
        // States of a regulation.
        "draft": "dự thảo", "approved": "đã phê duyệt", "in_force": "đang hiệu lực", "superseded": "đã được thay thế",
        // What a delegation reaches.
        "all_clusters": "mọi cụm, khối",
        // Figures.
        "self": "tự chấm", "head": "trưởng cụm", "agreed": "thống nhất",
        // Layers of settings.
        "guidance": "hướng dẫn", "regulation": "quy chế", "cycle": "năm thi đua của cụm",
        // Roles.
        "viewer": "người xem", "member": "đơn vị thành viên", "deputy": "phó trưởng cụm", "secretary": "thường trực",
        "chair": "Chủ tịch Hội đồng", "auditor": "kiểm tra", "operator": "vận hành", "admin": "quản trị",
    ]
}
