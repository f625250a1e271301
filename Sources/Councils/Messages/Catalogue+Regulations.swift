extension Catalogue {
    /// What can be wrong with a cluster's regulation: its text, and the way to its coming into force.
    static let regulations: [Entry] = [
        Entry(
            "part_text_malformed",
            en: "text of 1 to {limit} characters, with line breaks but no other control characters",
            vi: "văn bản từ 1 đến {limit} ký tự, được xuống dòng nhưng không có ký tự điều khiển khác"),
        Entry(
            "too_many_parts", en: "a regulation has at most {limit} parts", vi: "quy chế có nhiều nhất {limit} phần"),
        Entry(
            "regulation_missing",
            en: "cluster \"{cluster}\" has no regulation yet; its head or a deputy drafts one: regulation draft",
            vi: "{cluster} chưa có quy chế; cụm trưởng hoặc cụm phó soạn bằng regulation draft"),
        Entry(
            "regulation_version_missing",
            en: "the regulation of \"{cluster}\" has no version {version}; regulation list shows the versions",
            vi: "quy chế của {cluster} không có phiên bản {version}; xem bằng regulation list"),
        Entry(
            "regulation_outdated",
            en:
                "version {version} of the regulation of {cluster} is an older draft; version {newest} took its place: act on that one",
            vi:
                "phiên bản {version} của quy chế {cluster} là dự thảo cũ; đã có phiên bản {newest}, hãy làm với bản đó"),
        Entry(
            "regulation_settled",
            en:
                "version {version} of the regulation of {cluster} is {state}; what members have spoken on and what is approved stays as it is; a change is a new version by head or deputy: regulation draft",
            vi:
                "phiên bản {version} của quy chế {cluster} ở trạng thái {state:term}; nội dung đã lấy ý kiến hoặc đã phê duyệt không sửa được; muốn thay đổi, cụm trưởng hoặc cụm phó lập phiên bản mới: regulation draft"
        ),
        Entry(
            "regulation_incomplete",
            en:
                "version {version} of the regulation of {cluster} lacks: {missing}; head or deputy adds them in a new version: regulation draft",
            vi:
                "phiên bản {version} của quy chế {cluster} còn thiếu: {missing}; cụm trưởng hoặc cụm phó bổ sung trong phiên bản mới: regulation draft"
        ),
        Entry(
            "regulation_without_members",
            en:
                "{cluster} has no member on {day}, so nobody can agree to its regulation; cluster import brings members",
            vi:
                "{cluster} không có đơn vị thành viên vào ngày {day} nên chưa ai thống nhất quy chế; nhập bằng cluster import"
        ),
        Entry(
            "regulation_not_agreed",
            en:
                "{agreed} of {members} members agreed to version {version} of the regulation of {cluster}, {share} % must; waiting for {waiting}: each agrees by regulation agree, or the secretary records the minutes: regulation agree document=",
            vi:
                "mới có {agreed}/{members} đơn vị thống nhất phiên bản {version} của quy chế {cluster}, cần {share} %; còn chờ {waiting}: từng đơn vị dùng regulation agree, hoặc thường trực ghi biên bản: regulation agree document="
        ),
        Entry(
            "regulation_not_approved",
            en:
                "version {version} of the regulation of {cluster} is {state}; only an approved one comes into force, and the chair approves it: regulation approve",
            vi:
                "phiên bản {version} của quy chế {cluster} ở trạng thái {state:term}; chỉ bản đã phê duyệt mới có hiệu lực, Chủ tịch Hội đồng phê duyệt bằng regulation approve"
        ),
        Entry(
            "regulation_begins_too_early",
            en:
                "version {present} of the regulation of {cluster} is in force since {since}; the next one begins on a later day than that, not on {from}",
            vi:
                "phiên bản {present} của quy chế {cluster} có hiệu lực từ {since}; bản sau phải có hiệu lực từ ngày muộn hơn, không phải {from}"
        ),
        Entry(
            "unit_not_member",
            en:
                "unit \"{unit}\" is not a member of {cluster} on {day}; cluster show cluster={cluster} lists the members",
            vi:
                "đơn vị \"{unit}\" không phải thành viên của {cluster} vào ngày {day}; xem bằng cluster show cluster={cluster}"
        ),
        Entry(
            "unit_unnamed", en: "you act for no unit of your own; name the unit with unit=",
            vi: "bạn không đại diện cho đơn vị nào; hãy nêu đơn vị bằng unit="),
        Entry(
            "unit_not_yours",
            en:
                "you speak for unit {own}, not for \"{unit}\"; that unit does it itself, or the secretary on record with document=",
            vi:
                "bạn đại diện cho đơn vị {own}, không phải \"{unit}\"; đơn vị đó tự thực hiện, hoặc thường trực ghi nhận kèm document="
        ),
        Entry(
            "members_not_yours",
            en:
                "only head or deputy of the cluster ({own} is neither), or secretary or chair, put down the word of all its members, with document=; a member speaks for its own unit; cycle officers shows who leads",
            vi:
                "chỉ cụm trưởng, cụm phó của chính cụm đó ({own} không phải), thường trực hoặc Chủ tịch Hội đồng ghi nhận ý kiến của mọi thành viên, kèm document=; đơn vị tự nêu ý kiến của mình; xem bằng cycle officers"
        ),
        Entry(
            "drafting_without_officers",
            en:
                "{cluster} has no head or deputy yet, who would draft its regulation; the secretary appoints them (cycle appoint) or offers a draft (regulation draft)",
            vi:
                "{cluster} chưa có cụm trưởng, cụm phó để soạn quy chế; thường trực chỉ định bằng cycle appoint, hoặc soạn dự thảo bằng regulation draft"
        ),
        Entry(
            "paper_needed",
            en: "\"{unit}\" speaks for itself; to pass on its word, name the paper that it stands on: document=",
            vi: "\"{unit}\" tự nêu ý kiến; muốn ghi nhận thay, hãy ghi số văn bản làm căn cứ: document="),
        Entry(
            "cluster_not_yours",
            en:
                "the regulation of {cluster} is drafted by its head or a deputy ({officers}), or by secretary or chair; cycle officers shows who leads it",
            vi:
                "quy chế của {cluster} do cụm trưởng, cụm phó ({officers}), thường trực hoặc Chủ tịch Hội đồng soạn; xem bằng cycle officers"
        ),
    ]
}
