extension Catalogue {
    /// What can be wrong with whose turn it is to lead, and with who is proposed for the next year.
    static let officerProposals: [Entry] = [
        Entry(
            "rotation_names_twice", en: "the list of {cluster} names this unit before; each unit stands in it once",
            vi: "danh sách luân phiên của {cluster} đã có đơn vị này; mỗi đơn vị chỉ nêu một lần"),
        Entry(
            "rotation_cluster_unknown", en: "the council has no cluster of this code; cluster list names them",
            vi: "Hội đồng không có cụm, khối mang mã này; xem bằng cluster list"),
        Entry(
            "rotation_unit_unknown", en: "the council has no unit of this code; unit list names them",
            vi: "Hội đồng không có đơn vị mang mã này; xem bằng unit list"),
        Entry(
            "rotation_missing",
            en:
                "{cluster} has no rotation list, so nobody's turn can be told; name the unit with head=, or the secretary brings the list: rotation import",
            vi:
                "{cluster} chưa có danh sách luân phiên nên không xác định được đến lượt đơn vị nào; hãy nêu bằng head=, hoặc thường trực Hội đồng nạp danh sách: rotation import"
        ),
        Entry(
            "departure_needs_reason",
            en:
                "by the rotation list of {cluster} it is the turn of {head}, with {deputies} as deputies; whoever proposes others says why: reason=",
            vi:
                "theo danh sách luân phiên của {cluster}, đến lượt {head} làm trưởng, {deputies} làm phó; đề xuất khác phải nêu lý do: reason="
        ),
        Entry(
            "officer_not_next_member",
            en:
                "unit \"{unit}\" is no member of {cluster} in {year}, so it cannot lead it; unit list with on= names the members of a day",
            vi:
                "đơn vị \"{unit}\" không thuộc {cluster} trong năm {year} nên không làm trưởng, phó được; xem unit list với on="
        ),
        Entry(
            "officers_not_proposed",
            en:
                "nobody is proposed to lead {cluster} in {next}; head or deputy of {year} propose, or the secretary on a paper: officer propose",
            vi:
                "chưa có đề xuất cụm trưởng, cụm phó của {cluster} cho năm {next}; cụm trưởng, cụm phó năm {year} đề xuất, hoặc thường trực ghi theo văn bản: officer propose"
        ),
        Entry(
            "officers_settled",
            en:
                "it is settled that {head} leads {cluster} in {next}; only secretary or chair replace that by another proposal, on a paper: officer propose document=",
            vi:
                "đã thống nhất {head} làm trưởng {cluster} năm {next}; chỉ thường trực, Chủ tịch Hội đồng thay bằng đề xuất khác theo văn bản: officer propose document="
        ),
        Entry(
            "officer_answer_given",
            en:
                "{unit} has said otherwise of this proposal before; a word is given once, and another proposal asks anew: officer propose",
            vi:
                "{unit} đã có ý kiến khác về đề xuất này; mỗi đơn vị chỉ có ý kiến một lần, đề xuất khác sẽ hỏi lại: officer propose"
        ),
        Entry(
            "next_officers_not_appointed",
            en:
                "the council assigns who leads {cluster} in {next} and has not yet; somebody is proposed (officer propose), and secretary or chair record the appointment by its paper: officer confirm",
            vi:
                "Hội đồng phân công cụm trưởng, cụm phó của {cluster} năm {next} nhưng chưa quyết định; cần có đề xuất (officer propose) rồi thường trực, Chủ tịch ghi nhận theo văn bản: officer confirm"
        ),
        Entry(
            "next_officers_not_agreed",
            en:
                "it is not settled who leads {cluster} in {next}: {count} members have not agreed, {first} first; the head proposes (officer propose), members agree (officer agree), or secretary or chair record by paper what was agreed or appointed (officer confirm)",
            vi:
                "chưa chốt cụm trưởng, cụm phó của {cluster} năm {next}: còn {count} đơn vị chưa thống nhất, trước hết là {first}; cụm trưởng đề xuất (officer propose), các đơn vị thống nhất (officer agree), hoặc thường trực, Chủ tịch ghi nhận theo văn bản (officer confirm)"
        ),
    ]
}
