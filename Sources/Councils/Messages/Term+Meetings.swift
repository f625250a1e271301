extension Term {
    /// Kinds and modes of meetings, what stands on their agendas, and who took part.
    static let meetingWords: [String: String] = [
        "preparatory": "trù bị", "council": "của Hội đồng",
        "in_person": "trực tiếp", "online": "trực tuyến", "written": "lấy ý kiến bằng văn bản",
        "results": "kết quả thực hiện", "exemplars": "giới thiệu điển hình tiên tiến",
        "movements": "phong trào thi đua",
        "inspections": "kết quả kiểm tra", "shortcomings": "hạn chế, nguyên nhân",
        "second_half_tasks": "nhiệm vụ sáu tháng cuối năm", "criteria_changes": "sửa đổi tiêu chí",
        "standings": "kết quả chấm điểm, xếp hạng", "awards": "đề nghị khen thưởng",
        "head_and_deputies": "dự kiến cụm trưởng, cụm phó", "next_year_tasks": "nhiệm vụ năm sau",
        "covenant_results": "kết quả thực hiện giao ước và hoạt động của cụm",
        "models_and_exemplars": "mô hình, điển hình sẽ giới thiệu", "conference_content": "nội dung hội nghị tổng kết",
        "other": "nội dung khác", "present": "có mặt", "absent": "vắng", "excused": "vắng có phép",
    ]
}
