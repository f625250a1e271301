extension Catalogue {
    /// What can be wrong with any command: things that are not there, values that cannot be.
    static let general: [Entry] = [
        Entry(
            "role_missing",
            en: "{command} is for {need}; you are {have}; ask your administrator for a grant of that role",
            vi: "lệnh {command} dành cho: {need:term}; bạn là {have:term}; hãy đề nghị quản trị viên cấp vai trò đó"),
        Entry(
            "council_missing", en: "there is no council \"{council}\"; council list shows the councils",
            vi: "không có hội đồng \"{council}\"; xem danh sách bằng council list"),
        Entry(
            "council_differs",
            en:
                "council \"{council}\" exists with other values; council show council={council} prints them; codes are given once",
            vi:
                "hội đồng \"{council}\" đã có với thông tin khác; xem bằng council show council={council}; mã chỉ đặt một lần"
        ),
        Entry(
            "time_zone_unknown", en: "\"{time_zone}\" is not a time zone; give an IANA name such as Asia/Ho_Chi_Minh",
            vi: "\"{time_zone}\" không phải múi giờ; hãy ghi tên IANA như Asia/Ho_Chi_Minh"),
        Entry(
            "cluster_missing",
            en: "there is no cluster \"{cluster}\"; cluster list shows the clusters, cluster import adds them",
            vi: "không có cụm, khối \"{cluster}\"; xem bằng cluster list, thêm bằng cluster import"),
        Entry(
            "cycle_missing",
            en: "cluster \"{cluster}\" has no cycle of {year}; cycle open makes one, cycle list shows them",
            vi: "cụm \"{cluster}\" chưa mở năm thi đua {year}; mở bằng cycle open, xem bằng cycle list"),
        Entry(
            "year_missing", en: "there is no cycle of {year}; cycle open makes the cycles of a year",
            vi: "chưa có năm thi đua {year}; mở bằng cycle open"),
        Entry(
            "card_missing",
            en: "unit \"{unit}\" has no scorecard of {year}; unit list shows the units, cycle list the years",
            vi: "đơn vị \"{unit}\" không có phiếu chấm điểm năm {year}; xem unit list và cycle list"),
        Entry(
            "card_missing_in_cluster",
            en: "unit \"{unit}\" has no scorecard of {year} in {cluster}; unit list shows where it competes",
            vi: "đơn vị \"{unit}\" không có phiếu chấm điểm năm {year} ở cụm {cluster}; xem unit list"),
        Entry(
            "card_in_two_clusters",
            en: "unit \"{unit}\" has a scorecard of {year} in {clusters}; name one with cluster=",
            vi: "đơn vị \"{unit}\" có phiếu chấm điểm năm {year} ở {clusters}; hãy nêu rõ bằng cluster="),
        Entry(
            "criteria_missing", en: "cycle {year} of {cluster} has no criteria yet; criteria import brings them",
            vi: "năm {year} của {cluster} chưa có tiêu chí; nhập bằng criteria import"),
        Entry(
            "closing_missing", en: "there is no {kind} closing of {year}; closing schedule makes one",
            vi: "chưa có lịch khoá sổ {kind:term} năm {year}; đặt bằng closing schedule"),
        Entry(
            "closing_done", en: "the {kind} closing of {year} is done; closing show prints its result",
            vi: "khoá sổ {kind:term} năm {year} đã xong; xem bằng closing show"),
        Entry(
            "year_closed", en: "the year-end closing of {year} is done; open the cycle in the next award year",
            vi: "năm thi đua {year} đã khoá sổ; hãy mở ở năm sau"),
        Entry(
            "plan_stale",
            en:
                "the closing would no longer do what plan {plan} says (it is now {now}): {changes}; look at a new plan: closing run --dry-run",
            vi:
                "kết quả khoá sổ không còn như phương án {plan} (nay là {now}): {changes}; hãy xem phương án mới: closing run --dry-run"
        ),
        Entry(
            "not_a_time",
            en: "\"{text}\" is not a time; write 2026-01-31T17:00 for the council's zone, or 2026-01-31T17:00:00+07:00",
            vi:
                "\"{text}\" không phải thời điểm; ghi 2026-01-31T17:00 theo múi giờ của hội đồng, hoặc 2026-01-31T17:00:00+07:00"
        ),
        Entry(
            "cycle_frozen",
            en:
                "cycle {year} of {cluster} is closed and frozen ({table}): nothing of it is changed any more; standing list and card explain show what stands",
            vi:
                "năm {year} của {cluster} đã khoá sổ ({table}): không sửa được nữa; xem kết quả bằng standing list, card explain"
        ),
        Entry(
            "year_frozen",
            en:
                "{table} of year {year} is closed and frozen: nothing of it is changed any more; closing show and standing list show what stands",
            vi: "{table} năm {year} đã khoá sổ: không sửa được nữa; xem kết quả bằng closing show, standing list"),
        Entry(
            "criteria_frozen",
            en:
                "these criteria are agreed and frozen ({table}); a change is a new version: criteria amend, or criteria import for the next year",
            vi:
                "tiêu chí đã thống nhất, không sửa được ({table}); muốn thay đổi hãy lập phiên bản mới: criteria amend, hoặc criteria import cho năm sau"
        ),
        Entry(
            "events_are_kept",
            en:
                "events are never changed: {operation} refused; correct a mistake by a new act, which leaves its own event",
            vi: "nhật ký không bao giờ sửa: từ chối {operation}; hãy sửa sai bằng một thao tác mới"),
        Entry(
            "key_reused", en: "key \"{key}\" was used for another import ({command}); take a new key for new content",
            vi: "khoá \"{key}\" đã dùng cho lần nhập khác ({command}); nội dung mới cần khoá mới"),
        Entry(
            "constraint", en: "refused by the database's rule \"{rule}\"",
            vi: "cơ sở dữ liệu từ chối theo quy tắc \"{rule}\""),
    ]
}
