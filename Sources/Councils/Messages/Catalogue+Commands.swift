extension Catalogue {
    /// What the daemon itself refuses: arguments that cannot be, and a database that does not do its part.
    static let commands: [Entry] = [
        Entry(
            "date_malformed", en: "a date, as 2026-12-31, or in a file 31/12/2026",
            vi: "ngày, ghi 2026-12-31, trong tệp cũng ghi được 31/12/2026"),
        Entry(
            "cycle_days_reversed", en: "ends= must be later than starts=", vi: "ngày ends= phải sau ngày starts="),
        Entry(
            "plan_malformed", en: "plan= takes what a dry run answered, 8 to 64 hexadecimal digits",
            vi: "plan= là mã mà lần chạy thử đã trả lời, 8 đến 64 chữ số thập lục phân"),
        Entry(
            "closing_unnamed", en: "name what to close: council= and year= are needed",
            vi: "hãy ghi rõ khoá sổ của ai, năm nào: cần council= và year="),
        Entry(
            "plan_forgotten", en: "this daemon does not remember the plan: council= and year= are needed",
            vi: "dịch vụ không còn nhớ phương án này: cần ghi thêm council= và year="),
        Entry(
            "job_missing", en: "this council has no job {job}; job list shows its jobs",
            vi: "hội đồng này không có công việc {job}; xem bằng job list"),
        Entry(
            "job_not_stopped", en: "job {job} is {state}; only a job that is dead, held or in retry runs again",
            vi: "công việc {job} đang ở trạng thái {state}; chỉ chạy lại công việc ở trạng thái dead, held hoặc retry"),
        Entry(
            "reload_refused", en: "refused, the old configuration stays: {mistakes}",
            vi: "từ chối, vẫn giữ cấu hình cũ: {mistakes}"),
        Entry(
            "database_waited_for", en: "the daemon waits for its database ({reason}); try again; status tells more",
            vi: "dịch vụ đang chờ cơ sở dữ liệu ({reason}); hãy thử lại; xem thêm bằng status"),
        Entry(
            "database_not_reached", en: "the daemon stops before it reached its database; start it again",
            vi: "dịch vụ đang dừng khi chưa kết nối được cơ sở dữ liệu; hãy khởi động lại"),
        Entry(
            "database_away", en: "the database cannot be reached; nothing was changed; try again",
            vi: "không kết nối được cơ sở dữ liệu; chưa thay đổi gì; hãy thử lại"),
        Entry(
            "database_full", en: "the database's disk is full; nothing was changed; make room and try again",
            vi: "ổ đĩa của cơ sở dữ liệu đã đầy; chưa thay đổi gì; hãy giải phóng chỗ rồi thử lại"),
        Entry(
            "connections_in_use", en: "every database connection is in use; try again, or raise database.pool_size",
            vi: "mọi kết nối cơ sở dữ liệu đang bận; hãy thử lại, hoặc tăng database.pool_size"),
        Entry(
            "commit_unknown", en: "the database was lost during commit: look whether it happened before repeating",
            vi: "mất kết nối cơ sở dữ liệu khi đang ghi: hãy kiểm tra đã ghi hay chưa trước khi làm lại"),
        Entry(
            "statement_too_slow",
            en: "the database took longer than database.statement_timeout_ms; nothing was changed",
            vi: "cơ sở dữ liệu xử lý lâu quá database.statement_timeout_ms; chưa thay đổi gì"),
        Entry(
            "rows_changed_by_others", en: "others changed the same rows; nothing was changed; try again",
            vi: "người khác vừa sửa cùng dữ liệu; chưa thay đổi gì; hãy thử lại"),
    ]
}
