extension Catalogue {
    /// What is said of a bundle that was read.
    static let bundleReport: [Entry] = [
        Entry("bundle_says_council", en: "council    {code}  {name}", vi: "Hội đồng   {code}  {name}"),
        Entry("bundle_says_cluster", en: "cluster    {code}  {name}", vi: "cụm, khối  {code}  {name}"),
        Entry(
            "bundle_says_year", en: "year       {year}, revision {revision}, closed at {at}",
            vi: "năm        {year}, lần {revision}, khoá sổ lúc {at}"),
        Entry("bundle_says_units", en: "units      {count}", vi: "đơn vị     {count}"),
        Entry("bundle_says_policy", en: "policy     {policy}", vi: "quy định   {policy:term}"),
        Entry(
            "bundle_says_leader", en: "leader     {unit}  {name}  {total}",
            vi: "dẫn đầu    {unit}  {name}  {total}"),
        Entry("bundle_says_flag", en: "flag       {unit}  by rank", vi: "cờ         {unit}  theo thứ hạng"),
        Entry(
            "bundle_says_flag_chosen", en: "flag       {unit}  chosen by the chair, {document}",
            vi: "cờ         {unit}  Chủ tịch Hội đồng chọn, {document}"),
        Entry(
            "bundle_says_flag_open", en: "flag       open; the chair chooses",
            vi: "cờ         để ngỏ, Chủ tịch Hội đồng chọn"),
        Entry("bundle_says_inputs", en: "inputs     {digest}", vi: "đầu vào    {digest}"),
        Entry("bundle_says_standings", en: "standings  {digest}", vi: "kết quả    {digest}"),
        Entry("bundle_verified", en: "verified", vi: "đã kiểm tra, đúng"),
        Entry("bundle_not_verified", en: "not verified: differences: {count}", vi: "không đúng: có {count} sai lệch"),
        Entry("bundle_unreadable", en: "cannot read {file}: {reason}", vi: "không đọc được {file}: {reason}"),
        Entry("bundle_at_line", en: "{file}, line {line}: {what}", vi: "{file}, dòng {line}: {what}"),
        Entry("bundle_at_file", en: "{file}: {what}", vi: "{file}: {what} (cả tệp)"),
        Entry("bundle_stdin", en: "standard input", vi: "đầu vào chuẩn"),
    ]
}
