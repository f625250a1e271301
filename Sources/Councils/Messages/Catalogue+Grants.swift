extension Catalogue {
    /// What can be wrong with a grant, and with the role that a session asks for.
    static let grants: [Entry] = [
        Entry(
            "grant_who_malformed", en: "write user:NAME or group:NAME; a number may stand for the name",
            vi: "ghi user:TÊN hoặc group:TÊN; có thể ghi số thay cho tên"),
        Entry(
            "grant_without_council", en: "a {role} is of one council; name it as council",
            vi: "vai trò {role:term} gắn với một hội đồng; hãy ghi rõ council"),
        Entry(
            "grant_without_unit", en: "a {role} acts for a unit; name it as unit",
            vi: "vai trò {role:term} làm việc thay một đơn vị; hãy ghi rõ unit"),
        Entry(
            "unit_without_council", en: "a unit is a council's; name the council too",
            vi: "đơn vị thuộc một hội đồng; hãy ghi cả council"),
        Entry(
            "account_missing", en: "this system has no {kind} \"{name}\"; create it or correct the line",
            vi: "hệ thống không có {kind} \"{name}\"; hãy tạo hoặc sửa lại dòng này"),
        Entry(
            "account_of_nobody",
            en: "{kind} {number} stands for everybody whom the kernel cannot name; it is never let in",
            vi: "{kind} {number} là tài khoản của người không rõ danh tính; không bao giờ được cấp quyền"),
        Entry(
            "grants_too_long", en: "the file is longer than {limit} bytes; grant groups instead of users",
            vi: "tệp dài quá {limit} byte; hãy cấp quyền theo nhóm thay vì từng người"),
        Entry(
            "role_not_lower",
            en: "a session only lowers its role: {role} is not below {have}; ask your administrator for a grant",
            vi:
                "chỉ được hạ vai trò trong phiên: {role:term} không thấp hơn {have:term}; hãy đề nghị quản trị viên cấp quyền"
        ),
        Entry(
            "role_scope_fixed",
            en: "council= and unit= are chosen by an admin whose grant names none; your session keeps its own",
            vi:
                "chỉ quản trị viên chưa gắn với hội đồng, đơn vị nào mới chọn council= và unit=; phiên này giữ nguyên phạm vi"
        ),
    ]
}
