extension Catalogue {
    /// What can be wrong with a meeting, and what it lacks before the year may go on.
    static let meetings: [Entry] = meetingPlans + meetingConsents + meetingRecords

    private static let meetingPlans: [Entry] = [
        Entry(
            "meeting_mode_refused",
            en: "a {kind} meeting cannot be {mode}; plan it as {modes}: meeting plan mode=",
            vi:
                "họp {kind:term} không được tổ chức theo hình thức {mode:term}; chỉ có thể: {modes:term}; đặt lại: meeting plan mode="
        ),
        Entry(
            "meeting_agenda_lacks",
            en:
                "the agenda of a {kind} meeting must have {items}; add them to items=, or leave items= out and they stand there; setting show tells who requires them",
            vi:
                "chương trình họp {kind:term} phải có nội dung: {items:term}; bổ sung vào items=, hoặc bỏ items= để lấy đủ nội dung bắt buộc; xem quy định bằng setting show"
        ),
        Entry(
            "meeting_item_unknown", en: "no item of an agenda is called \"{item}\"; there are {items}",
            vi: "không có nội dung họp \"{item}\"; các nội dung có thể dùng: {items}"),
        Entry(
            "meeting_day_far",
            en:
                "{on} lies far outside the cycle of {cluster} of {year}, which is from {starts} to {ends}; check the day",
            vi: "ngày {on} quá xa năm thi đua {year} của {cluster} ({starts} đến {ends}); hãy kiểm tra lại ngày"),
        Entry(
            "meeting_of_council",
            en: "the council's own meetings are planned and recorded by its secretary or chair",
            vi: "cuộc họp của Hội đồng do thường trực hoặc Chủ tịch Hội đồng đặt lịch và ghi nhận"),
        Entry(
            "meeting_twice_in_file", en: "the cluster has a meeting of this kind in line {line} already",
            vi: "cụm đã có cuộc họp loại này ở dòng {line}"),
        Entry(
            "meeting_missing",
            en: "{cluster} has no {kind} meeting in {year}; its head or deputy plans one: meeting plan",
            vi: "{cluster} chưa có cuộc họp {kind:term} năm {year}; cụm trưởng, cụm phó đặt lịch: meeting plan"),
        Entry(
            "meeting_cluster_without_cycle",
            en: "the cluster has no cycle in {year}; the secretary opens it: cycle open",
            vi: "cụm chưa mở năm thi đua {year}; thường trực mở bằng cycle open"),
        Entry(
            "presence_malformed", en: "whether the unit was present is yes, no or excused",
            vi: "cột có mặt chỉ ghi yes (có mặt), no (vắng) hoặc excused (vắng có phép)"),
        Entry(
            "presence_differs", en: "another line says otherwise of the presence of {unit}",
            vi: "dòng khác ghi khác về việc có mặt của {unit}"),
        Entry(
            "delegate_of_absent", en: "a unit that was not present has no delegate; say yes, or leave the name out",
            vi: "đơn vị vắng mặt thì không có đại biểu; ghi yes, hoặc bỏ trống tên đại biểu"),
        Entry(
            "delegates_malformed",
            en: "delegates are written as name, title; name, title, each at most 500 characters",
            vi: "đại biểu ghi theo dạng: họ tên, chức vụ; họ tên, chức vụ; mỗi phần không quá 500 ký tự"),
    ]

    private static let meetingConsents: [Entry] = [
        Entry(
            "meeting_needs_no_consent",
            en:
                "the {kind} meeting of {cluster} is planned {mode}: consents are for a mid_year review that is planned online; meeting plan mode=online makes it one",
            vi:
                "họp {kind:term} của {cluster} tổ chức {mode:term}: chỉ sơ kết trực tuyến mới cần ý kiến đồng ý; đổi hình thức bằng meeting plan mode=online"
        ),
        Entry(
            "meeting_was_held",
            en:
                "the {kind} meeting of {cluster} was held on {on}; consents and answers came before, and stay as they are",
            vi:
                "họp {kind:term} của {cluster} đã tổ chức ngày {on}; ý kiến đồng ý, trả lời giữ nguyên như trước khi họp"
        ),
        Entry(
            "meeting_council_speaks",
            en:
                "for the council its secretary or chair consents, on a paper: meeting consent for=council document=; you are {role}",
            vi:
                "thay mặt Hội đồng chỉ có thường trực hoặc Chủ tịch, theo văn bản: meeting consent for=council document=; bạn là {role:term}"
        ),
        Entry(
            "meeting_unit_not_member",
            en:
                "\"{unit}\" is no member of {cluster} on the day of its {kind} meeting; meeting attendance lists who is",
            vi:
                "\"{unit}\" không phải thành viên của {cluster} vào ngày họp {kind:term}; xem danh sách bằng meeting attendance"
        ),
        Entry(
            "meeting_consents_missing",
            en:
                "to be held online the {kind} review of {cluster} of {year} lacks the consent of {count} more members, first {first}; each gives it by meeting consent, or head or deputy plans it in person: meeting plan mode=in_person",
            vi:
                "để sơ kết trực tuyến, cuộc họp {kind:term} năm {year} của {cluster} còn thiếu ý kiến đồng ý của {count} đơn vị, trước hết là {first}; đơn vị cho ý kiến bằng meeting consent, hoặc cụm trưởng, cụm phó chuyển sang họp trực tiếp: meeting plan mode=in_person"
        ),
        Entry(
            "meeting_council_consent_missing",
            en:
                "to be held online the {kind} review of {cluster} of {year} lacks the consent of the organising council {council}; its secretary or chair gives it: meeting consent for=council document=",
            vi:
                "để họp {kind:term} trực tuyến, {cluster} năm {year} còn thiếu ý kiến đồng ý của Hội đồng tổ chức {council}; thường trực hoặc Chủ tịch ghi nhận: meeting consent for=council document="
        ),
    ]

    private static let meetingRecords: [Entry] = [
        Entry(
            "meeting_in_future", en: "{on} is still to come: today is {today}; record it on that day or after",
            vi: "ngày {on} chưa đến: hôm nay là {today}; hãy ghi nhận từ ngày đó trở đi"),
        Entry(
            "consultation_waiting",
            en:
                "the written consultation of {cluster} ends when every member has answered, or after {on}; {count} have not, first {first}: meeting answer",
            vi:
                "việc lấy ý kiến bằng văn bản của {cluster} kết thúc khi mọi thành viên đã trả lời, hoặc sau ngày {on}; còn {count} đơn vị chưa trả lời, trước hết là {first}: meeting answer"
        ),
        Entry(
            "consultation_needed",
            en:
                "the {kind} meeting of {cluster} is {mode}; only a written consultation is answered: meeting plan kind=preparatory mode=written",
            vi:
                "họp {kind:term} của {cluster} tổ chức {mode:term}; chỉ trả lời khi lấy ý kiến bằng văn bản: meeting plan kind=preparatory mode=written"
        ),
        Entry(
            "answer_needs_reason", en: "a member that does not agree says why: text=",
            vi: "đơn vị không đồng ý phải nêu lý do: text="),
        Entry(
            "attendance_by_answers",
            en:
                "{unit} takes part in a written consultation by its answers: meeting answer; here only who did not answer is recorded: present=no",
            vi:
                "{unit} tham gia lấy ý kiến bằng văn bản bằng cách trả lời: meeting answer; ở đây chỉ ghi đơn vị không trả lời: present=no"
        ),
        Entry(
            "meeting_item_not_on_agenda",
            en: "\"{item}\" does not stand on the agenda of this meeting; it has {items}",
            vi: "nội dung \"{item}\" không có trong chương trình họp này; chương trình gồm: {items:term}"),
        Entry(
            "minutes_before_meeting", en: "the meeting was held on {on}; its minutes cannot be of {date}",
            vi: "cuộc họp tổ chức ngày {on}; biên bản không thể lập ngày {date}"),
        Entry(
            "meeting_not_planned",
            en:
                "no {kind} meeting of {cluster} is planned for {year}; its head or deputy plans one: meeting plan kind={kind}",
            vi: "{cluster} chưa đặt lịch họp {kind:term} năm {year}; cụm trưởng, cụm phó đặt: meeting plan"),
        Entry(
            "meeting_not_held",
            en:
                "the {kind} meeting of {cluster} of {year}, planned for {on}, is not recorded as held; its head or deputy records it: meeting hold kind={kind}",
            vi:
                "họp {kind:term} năm {year} của {cluster} (dự kiến {on}) chưa được ghi nhận là đã tổ chức; cụm trưởng, cụm phó ghi nhận: meeting hold"
        ),
        Entry(
            "conference_not_held",
            en:
                "the {kind} conference of {cluster} of {year}, planned for {on}, is not recorded as held in person; its head or deputy records it: meeting hold kind={kind}",
            vi:
                "hội nghị {kind:term} năm {year} của {cluster} (dự kiến {on}) chưa được ghi nhận là đã họp trực tiếp; cụm trưởng, cụm phó ghi nhận: meeting hold"
        ),
        Entry(
            "meeting_attendance_missing",
            en:
                "the {kind} meeting of {cluster} of {year} has no attendance of {count} members, first {first}; its head or deputy records it: meeting attend, attendance import",
            vi:
                "họp {kind:term} năm {year} của {cluster} còn {count} đơn vị chưa ghi thành phần tham dự, trước hết là {first}; cụm trưởng, cụm phó ghi nhận: meeting attend, attendance import"
        ),
        Entry(
            "meeting_nobody_present",
            en:
                "by its attendance no member took part in the {kind} meeting of {cluster} of {year}; its head or deputy corrects that, meeting attend, or plans another one, meeting plan",
            vi:
                "theo danh sách, không đơn vị nào dự họp {kind:term} năm {year} của {cluster}; cụm trưởng, cụm phó sửa lại (meeting attend) hoặc đặt lịch họp khác (meeting plan)"
        ),
        Entry(
            "meeting_without_minutes",
            en:
                "the {kind} meeting of {cluster} of {year} has no minutes; its head or deputy names their number and date: meeting minutes kind={kind}",
            vi:
                "họp {kind:term} năm {year} của {cluster} chưa có biên bản; cụm trưởng, cụm phó ghi số và ngày biên bản: meeting minutes"
        ),
        Entry(
            "meeting_items_missing",
            en:
                "the minutes of the {kind} meeting of {cluster} of {year} lack required items: {items}; its head or deputy names what was treated: meeting minutes items=",
            vi:
                "biên bản họp {kind:term} năm {year} của {cluster} thiếu nội dung bắt buộc: {items:term}; cụm trưởng, cụm phó ghi nội dung đã bàn: meeting minutes items="
        ),
        Entry(
            "meeting_exemplars_missing",
            en:
                "no exemplar was presented at the {kind} meeting of {cluster} of {year}, which is always required; its head or deputy records it: meeting minutes items=exemplars",
            vi:
                "họp {kind:term} năm {year} của {cluster} chưa có nội dung giới thiệu điển hình tiên tiến (luôn bắt buộc); cụm trưởng, cụm phó ghi nhận: meeting minutes items=exemplars"
        ),
        Entry(
            "preparatory_not_settled",
            en:
                "the preparatory meeting or written consultation of {cluster} of {year} has not settled: {items}; its head or deputy records what was settled: meeting minutes kind={kind} items=",
            vi:
                "họp {kind:term} hoặc lấy ý kiến bằng văn bản năm {year} của {cluster} chưa thống nhất: {items:term}; cụm trưởng, cụm phó ghi nhận: meeting minutes items="
        ),
    ]
}
