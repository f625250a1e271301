/// Words of the field as people say them: states, figures and roles, which programs know by their codes.
public enum Term {
    /// The word of a code in a language; English sentences keep the code, which is what one types.
    ///
    /// Acts and capacities, which nobody types by their codes, are said in words in both languages. Of a list that commas
    /// separate each word is said.
    public static func text(_ code: String, in language: Language) -> String {
        code.split(separator: ",").map { word(String($0.trimmingPrefix { $0 == " " }), in: language) }
            .joined(separator: ", ")
    }

    private static func word(_ code: String, in language: Language) -> String {
        if let phrase = phrases[code] { return language == .english ? phrase.english : phrase.vietnamese }
        switch language {
        case .english: return code
        case .vietnamese:
            return (vietnamese[code] ?? meetingWords[code] ?? bundleWords[code]).map { "\($0) (\(code))" } ?? code
        }
    }

    private static let vietnamese: [String: String] = [
        // States of a cycle.
        "preparing": "chuẩn bị", "covenant": "ký giao ước", "first_half": "sáu tháng đầu năm", "mid_year": "sơ kết",
        "second_half": "sáu tháng cuối năm", "self_scoring": "tự chấm điểm", "head_review": "cụm trưởng rà soát",
        "consensus": "lấy ý kiến thống nhất", "appraisal": "thẩm định", "year_end": "tổng kết", "closed": "đã khoá sổ",
        "on_hold": "tạm dừng",
        // States of a card.
        "filling": "đang tự chấm", "attested": "đã xác nhận", "in_review": "cụm trưởng đang rà soát",
        "reviewed": "đã rà soát", "decided": "Hội đồng đã quyết định", "returned": "bị trả lại",
        // States of a regulation.
        "draft": "dự thảo", "approved": "đã phê duyệt", "in_force": "đang hiệu lực", "superseded": "đã được thay thế",
        // Classes, what tells equal totals apart, and what bars a nomination.
        "excellent": "xuất sắc", "good": "tốt", "fair": "khá", "average": "trung bình",
        "key_group_points": "điểm nhóm nhiệm vụ trọng tâm", "fewer_deductions": "ít điểm trừ hơn",
        "more_bonus": "nhiều điểm thưởng hơn", "cluster_ballot": "phiếu bầu của cụm",
        "disqualified": "không đủ điều kiện", "not_considered": "không đề nghị xét",
        "covenant_unsigned": "không ký giao ước",
        "dossier_incomplete": "hồ sơ thiếu", "dossier_late": "hồ sơ nộp muộn", "work_missing": "phiếu chưa quyết định",
        // Where a finding comes from.
        "inspection": "thanh tra, kiểm tra", "press": "báo chí", "complaint": "khiếu nại, tố cáo",
        "tax": "cơ quan thuế",
        "police": "công an", "public": "nhân dân",
        // What a delegation reaches.
        "all_clusters": "mọi cụm, khối",
        // Figures.
        "self": "tự chấm", "head": "cụm trưởng", "agreed": "thống nhất",
        // Kinds of criteria whose points are computed, and how others come about.
        "boolean": "đạt hay không", "ladder": "bậc thang", "lateness": "số ngày chậm", "proportional": "theo tỷ lệ",
        "manual": "chấm trực tiếp", "external": "cơ quan khác chấm", "cross": "kiểm tra chéo", "bonus": "điểm thưởng",
        "deduction": "điểm trừ", "flag": "Cờ thi đua", "certificate": "Bằng khen",
        // Layers of settings.
        "guidance": "hướng dẫn", "regulation": "quy chế", "cycle": "năm thi đua của cụm",
        // What a movement says of itself.
        "name": "tên gọi", "theme": "chủ đề", "objective": "mục tiêu",
        "content": "nội dung", "criteria": "tiêu chí", "difficulty": "khó khăn, nhiệm vụ cần giải quyết",
        "form": "hình thức", "scope": "phạm vi", "mode": "loại hình", "starts_on": "ngày bắt đầu",
        "ends_on": "ngày kết thúc", "grassroots": "phong trào ở cơ sở hay không",
        // Changes of units.
        "merge": "sáp nhập", "split": "chia, tách", "rename": "đổi tên", "move": "chuyển cụm",
        // Roles.
        "viewer": "người xem", "member": "đơn vị thành viên", "deputy": "cụm phó", "secretary": "thường trực",
        "chair": "Chủ tịch Hội đồng", "auditor": "kiểm tra", "operator": "vận hành", "admin": "quản trị",
    ]
}
