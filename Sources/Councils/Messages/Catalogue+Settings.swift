extension Catalogue {
    /// What settings take, and why one is not set.
    static let settings: [Entry] = [
        Entry("setting_integer", en: "a whole number from {low} to {high}", vi: "số nguyên từ {low} đến {high}"),
        Entry(
            "setting_integers", en: "whole numbers from {low} to {high}, separated by commas, none twice, as 14,7,1",
            vi: "các số nguyên từ {low} đến {high}, cách nhau bằng dấu phẩy, không lặp lại, ví dụ 14,7,1"),
        Entry(
            "setting_share", en: "percent from {low} to {high} with at most 2 decimal places",
            vi: "tỷ lệ phần trăm từ {low} đến {high}, nhiều nhất 2 chữ số thập phân"),
        Entry(
            "setting_points", en: "points from {low} to {high} with at most 2 decimal places",
            vi: "số điểm từ {low} đến {high}, nhiều nhất 2 chữ số thập phân"),
        Entry(
            "setting_words", en: "some of these in order, separated by commas, none twice: {choices}",
            vi: "một số mục sau theo thứ tự, cách nhau bằng dấu phẩy, không lặp lại: {choices}"),
        Entry(
            "setting_words_with",
            en: "some of these in order, separated by commas, none twice: {choices}; always with: {needed}",
            vi: "một số mục sau theo thứ tự, cách nhau bằng dấu phẩy, không lặp lại: {choices}; bắt buộc có: {needed}"),
        Entry(
            "setting_fraction", en: "a part of the whole as 2/3 or 80%, above 0 and at most 1",
            vi: "phần của tổng thể như 2/3 hay 80%, lớn hơn 0 và không quá 1"),
        Entry(
            "setting_day",
            en:
                "a day as 12-31 (month-day of the award year), previous:12-01 (the year before) or next:01-31 (the year after)",
            vi: "ngày như 12-31 (tháng-ngày của năm thi đua), previous:12-01 (năm trước) hoặc next:01-31 (năm sau)"),
        Entry(
            "setting_group", en: "the code of a group of criteria, or first for the first of the table",
            vi: "mã một nhóm tiêu chí, hoặc first là nhóm đầu tiên của bảng điểm"),
        Entry("setting_time", en: "a time of day as 17:00", vi: "giờ trong ngày như 17:00"),
        Entry(
            "setting_value_refused", en: "{name} cannot be \"{value}\"; it takes: {range}",
            vi: "{name} không thể là \"{value}\"; giá trị hợp lệ: {range}"),
        Entry(
            "setting_unknown", en: "there is no setting of this name; setting list shows them",
            vi: "không có tham số tên này; xem bằng setting list"),
        Entry(
            "setting_missing", en: "there is no setting \"{name}\"; setting list shows them",
            vi: "không có tham số \"{name}\"; xem bằng setting list"),
        Entry(
            "setting_missing_near",
            en: "there is no setting \"{name}\"; did you mean {near}? setting list shows them all",
            vi: "không có tham số \"{name}\"; có phải là {near}? xem tất cả bằng setting list"),
        Entry(
            "setting_differs",
            en:
                "{name} is {value} in {cluster} and {other_value} in {other}, so there is no one default; name the clusters apart with cluster=, or give {argument}",
            vi:
                "{name} ở {cluster} là {value} còn ở {other} là {other_value} nên không có một giá trị mặc định chung; hãy làm riêng từng cụm bằng cluster=, hoặc ghi rõ {argument}"
        ),
        Entry(
            "closing_setting_differs",
            en:
                "{name} is {value} in {cluster} and {other_value} in {other}, and a year has one closing for all; give {argument}, or set it alike: setting set, setting unset",
            vi:
                "{name} ở {cluster} là {value} còn ở {other} là {other_value}, mà mỗi năm chỉ khoá sổ một lần cho tất cả; hãy ghi rõ {argument}, hoặc đặt thống nhất bằng setting set, setting unset"
        ),
        Entry(
            "setting_of_other_layers",
            en:
                "{name} cannot be set in layer {layer}; it is set in: {layers}; give layer= and, but for guidance, cluster=",
            vi:
                "không đặt được {name} ở lớp {layer:term}; tham số này đặt ở: {layers}; hãy ghi layer= và, trừ guidance, cluster="
        ),
        Entry(
            "setting_layer_needs_cluster",
            en:
                "layer {layer} belongs to one cluster; name it with cluster=, or give layer=guidance for the whole council",
            vi:
                "lớp {layer:term} thuộc về một cụm; hãy ghi cụm bằng cluster=, hoặc layer=guidance nếu áp dụng cho cả Hội đồng"
        ),
        Entry(
            "guidance_is_for_all",
            en: "the guidance holds for the whole council; leave out cluster=, or give layer=regulation or layer=cycle",
            vi: "hướng dẫn áp dụng cho cả Hội đồng; hãy bỏ cluster=, hoặc ghi layer=regulation hay layer=cycle"),
        Entry(
            "class_thresholds_rise",
            en:
                "the classes of {year} would not descend (cluster {cluster}): excellent {excellent}, good {good}, fair {fair}; each must lie above the next; change several at once with setting import",
            vi:
                "ngưỡng xếp loại năm {year} không giảm dần (cụm {cluster}): xuất sắc {excellent}, tốt {good}, khá {fair}; mỗi ngưỡng phải cao hơn ngưỡng sau; đổi nhiều ngưỡng cùng lúc bằng setting import"
        ),
        Entry(
            "guidance_frozen",
            en:
                "cycle {year} of {cluster} is closed on the guidance of {year}, which is frozen with it; set what other clusters need in layer=regulation or layer=cycle",
            vi:
                "năm {year} của {cluster} đã khoá sổ theo hướng dẫn năm {year} nên hướng dẫn không sửa được nữa; cụm khác cần gì thì đặt ở layer=regulation hoặc layer=cycle"
        ),
        Entry(
            "setting_frozen",
            en: "cycle {year} of {cluster} is closed and its settings are frozen; set it for the next award year",
            vi: "năm {year} của {cluster} đã khoá sổ, không sửa được tham số; hãy đặt cho năm sau"),
        Entry(
            "setting_is_the_heads",
            en:
                "{layer} settings of {cluster} in {year} are for the cluster's head or the council's secretary; you act for {unit}, which does not lead it; cycle officers shows who does",
            vi:
                "tham số lớp {layer:term} của {cluster} năm {year} do cụm trưởng hoặc thường trực Hội đồng đặt; bạn thay mặt {unit}, không phải cụm trưởng năm đó; xem bằng cycle officers"
        ),
        Entry(
            "guidance_is_the_councils",
            en:
                "the guidance is the council's: its secretary or chair sets it; a head sets layer=regulation or layer=cycle",
            vi:
                "hướng dẫn là của Hội đồng: thường trực hoặc Chủ tịch Hội đồng đặt; cụm trưởng đặt ở layer=regulation hoặc layer=cycle"
        ),
    ]
}
