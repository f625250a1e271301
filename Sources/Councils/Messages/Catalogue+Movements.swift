extension Catalogue {
    /// What can be wrong with movements, achievements, exemplars and activities.
    static let movements: [Entry] = [
        Entry(
            "passage_malformed", en: "text of 1 to {limit} characters; line breaks, but no other control characters",
            vi: "văn bản từ 1 đến {limit} ký tự; được xuống dòng, không có ký tự điều khiển khác"),
        Entry(
            "movement_in_other_state",
            en:
                "{act:term} is for a movement that is {needed:term}; \"{movement}\" is {state:term}; movement list shows the state of each",
            vi:
                "{act:term} chỉ dành cho phong trào ở trạng thái {needed:term}; phong trào \"{movement}\" hiện {state:term}; xem trạng thái bằng movement list"
        ),
        Entry(
            "movement_incomplete",
            en:
                "a movement is launched once it is complete; \"{movement}\" lacks: {missing:term}; whoever launches it adds them by movement import",
            vi:
                "phong trào chỉ được phát động khi đủ nội dung; phong trào \"{movement}\" còn thiếu: {missing:term}; bên phát động bổ sung bằng movement import"
        ),
        Entry(
            "movement_missing",
            en: "cluster \"{cluster}\" has no movement \"{movement}\" in {year}; movement list shows them",
            vi: "cụm, khối \"{cluster}\" không có phong trào \"{movement}\" trong năm {year}; xem bằng movement list"),
        Entry(
            "movement_ends_early", en: "it ends before it starts, on {starts_on}",
            vi: "ngày kết thúc trước ngày bắt đầu {starts_on}"),
        Entry(
            "movement_is_launched",
            en:
                "it is launched or reviewed, and other than this line says; a launched movement is not changed any more",
            vi: "phong trào đã phát động hoặc đã tổng kết và khác với dòng này; đã phát động thì không sửa được nữa"),
        Entry(
            "movement_parent_missing", en: "neither the file nor the cluster's year has a movement of this code",
            vi: "cả tệp lẫn năm thi đua của cụm, khối đều không có phong trào mang mã này"),
        Entry(
            "movement_parent_circular", en: "the movement would answer itself by way of its parents",
            vi: "phong trào sẽ hưởng ứng chính nó qua các phong trào cấp trên"),
        Entry(
            "movement_unit_not_in_it",
            en:
                "\"{unit}\" takes no part in the movement \"{movement}\", so nothing is noted of it; it registers by movement register",
            vi:
                "đơn vị \"{unit}\" chưa tham gia phong trào \"{movement}\" nên không ghi nhận được; đăng ký bằng movement register"
        ),
        Entry(
            "unit_not_in_cycle",
            en: "\"{unit}\" is no member of cluster \"{cluster}\" in {year}; cluster show lists its members",
            vi: "\"{unit}\" không phải đơn vị thành viên của \"{cluster}\" năm {year}; xem thành viên bằng cluster show"
        ),
        Entry(
            "achievement_elsewhere",
            en: "this code stands for an achievement of another unit or year; a code is given once in the council",
            vi: "mã này đã dùng cho thành tích của đơn vị hoặc năm khác; trong Hội đồng mỗi mã chỉ dùng một lần"),
        Entry(
            "exemplar_without_achievement",
            en: "an exemplar rests on one achievement of its unit at least; achievement import records it",
            vi: "điển hình tiên tiến phải có ít nhất một thành tích của đơn vị; nhập thành tích bằng achievement import"
        ),
        Entry(
            "exemplar_achievement_missing",
            en: "\"{unit}\" has no achievement \"{achievement}\"; achievement list shows those it has",
            vi: "đơn vị \"{unit}\" không có thành tích \"{achievement}\"; xem bằng achievement list"),
        Entry(
            "exemplar_elsewhere",
            en: "this code stands for an exemplar of another unit in this year; choose another code",
            vi: "mã này đã dùng cho điển hình của đơn vị khác trong năm; hãy chọn mã khác"),
        Entry(
            "exemplar_missing",
            en: "cluster \"{cluster}\" has no exemplar \"{exemplar}\" in {year}; exemplar list shows them",
            vi: "cụm, khối \"{cluster}\" không có điển hình \"{exemplar}\" trong năm {year}; xem bằng exemplar list"),
        Entry(
            "exemplar_replicates_itself",
            en: "\"{unit}\" is the exemplar's own unit; others replicate it",
            vi: "\"{unit}\" chính là đơn vị của điển hình; việc nhân rộng do đơn vị khác thực hiện"),
        Entry(
            "replication_told_otherwise",
            en:
                "on record for \"{unit}\" on {on} is another result; what is on record stays, give the day of the new one",
            vi:
                "ngày {on} đơn vị \"{unit}\" đã ghi nhận kết quả khác; kết quả đã ghi được giữ nguyên, hãy nêu ngày của kết quả mới"
        ),
        Entry(
            "held_in_future", en: "{on} is still to come; it is recorded once it has been (today is {today})",
            vi: "ngày {on} chưa đến; chỉ ghi nhận khi đã diễn ra (hôm nay là {today})"),
    ]
}
