extension Catalogue {
    /// What can be wrong with who leads a cluster, and with who decides in the council's place.
    static let officers: [Entry] = [
        Entry(
            "officer_not_member",
            en:
                "unit \"{unit}\" has no scorecard in this cycle, so it cannot lead it; cycle show counts its units, unit list names them",
            vi:
                "đơn vị \"{unit}\" không có phiếu chấm điểm trong năm này nên không làm cụm trưởng, cụm phó được; xem unit list"
        ),
        Entry(
            "officer_twice", en: "unit \"{unit}\" is named twice; a unit holds one office",
            vi: "đơn vị \"{unit}\" được nêu hai lần; mỗi đơn vị chỉ giữ một chức"),
        Entry(
            "deputy_needed",
            en:
                "the cycle has {units} units: a deputy reviews the card of the head's own unit; name one with deputies=",
            vi: "năm thi đua có {units} đơn vị: cụm phó rà soát phiếu của đơn vị cụm trưởng; hãy nêu bằng deputies="),
        Entry(
            "paper_needed_for_cluster",
            en:
                "head and deputies act for {cluster}; to record what it did, name the paper that it stands on: document=",
            vi: "cụm trưởng, cụm phó thay mặt {cluster}; muốn ghi nhận thay, hãy ghi số văn bản làm căn cứ: document="),
        Entry(
            "cluster_without_officers",
            en: "{cluster} has no head in this year yet; the secretary names one: cycle appoint",
            vi: "{cluster} chưa có cụm trưởng trong năm này; thường trực Hội đồng cử bằng cycle appoint"),
        Entry(
            "cluster_led_by_others",
            en:
                "the business of {cluster} is done by its head or a deputy ({officers}), or recorded by secretary or chair",
            vi:
                "việc của {cluster} do cụm trưởng, cụm phó ({officers}) làm, hoặc do thường trực, Chủ tịch Hội đồng ghi nhận"
        ),
        Entry(
            "delegation_given",
            en:
                "the council has delegated the appraisal of {scope:term} of {year} by {document} already; to replace it, the chair revokes that first: delegation revoke",
            vi:
                "Hội đồng đã uỷ quyền thẩm định {scope:term} năm {year} theo {document}; muốn thay, Chủ tịch thu hồi trước: delegation revoke"
        ),
        Entry(
            "delegation_missing",
            en:
                "the council has not delegated the appraisal of {scope:term} of {year}; delegation list shows what it has",
            vi: "Hội đồng không uỷ quyền thẩm định {scope:term} năm {year}; xem bằng delegation list"),
    ]
}
