extension Catalogue {
    /// What can be wrong with a change of units, and with a card whose unit has left the year.
    static let units: [Entry] = [
        Entry(
            "unit_missing", en: "this council has no unit \"{unit}\"; unit list shows its units",
            vi: "hội đồng không có đơn vị \"{unit}\"; xem bằng unit list"),
        Entry(
            "unit_has_ended",
            en:
                "unit \"{unit}\" is no more since {on} (successor: {successor}); name the successor, unit show prints what became of it",
            vi:
                "đơn vị \"{unit}\" không còn từ {on} (đơn vị kế thừa: {successor}); hãy nêu đơn vị kế thừa, xem bằng unit show"
        ),
        Entry(
            "unit_begins_later",
            en: "unit \"{unit}\" is there since {from} only; a change of it has a day after that: on=",
            vi: "đơn vị \"{unit}\" chỉ có từ {from}; ngày thay đổi phải sau ngày đó: on="),
        Entry(
            "unit_change_in_future",
            en: "{on} is still to come (today is {today}); the secretary records the change on its day or later",
            vi: "ngày {on} chưa đến (hôm nay {today}); thường trực ghi nhận thay đổi vào đúng ngày đó hoặc sau đó"),
        Entry(
            "unit_changed_later",
            en:
                "unit \"{unit}\" has a change of {on} on record; changes follow in the order of their days: unit changes",
            vi:
                "đơn vị \"{unit}\" đã có thay đổi ngày {on}; các thay đổi phải ghi theo thứ tự thời gian: xem unit changes"
        ),
        Entry(
            "unit_joins_later",
            en:
                "unit \"{unit}\" joins its cluster on {from}; a unit ends or moves after the day on which it joined: name a later day with on=",
            vi:
                "đơn vị \"{unit}\" vào cụm ngày {from}; chỉ kết thúc hoặc chuyển cụm sau ngày đó: hãy ghi ngày muộn hơn ở on="
        ),
        Entry(
            "unit_ranked_later",
            en:
                "unit \"{unit}\" was ranked in the closed year {year}, which begins on or after that day; a closed year never changes: name a day after it began with on=",
            vi:
                "đơn vị \"{unit}\" đã được xếp hạng trong năm {year} (đã khoá sổ), bắt đầu từ ngày đó trở đi; năm đã khoá sổ không sửa: hãy ghi ngày sau khi năm đó bắt đầu ở on="
        ),
        Entry(
            "unit_needs_name", en: "unit \"{unit}\" is new and needs a name: name=",
            vi: "đơn vị \"{unit}\" là đơn vị mới, cần có tên: name="),
        Entry(
            "unit_needs_cluster",
            en:
                "unit \"{unit}\" is new, and its predecessors are in several clusters or in none; name its own: cluster=",
            vi:
                "đơn vị \"{unit}\" là đơn vị mới, các đơn vị cũ thuộc nhiều cụm hoặc không thuộc cụm nào; hãy nêu cụm: cluster="
        ),
        Entry(
            "unit_keeps_cluster",
            en: "unit \"{unit}\" is there already and keeps its cluster; to change that: unit move",
            vi: "đơn vị \"{unit}\" đã có và giữ nguyên cụm; muốn chuyển cụm: unit move"),
        Entry(
            "unit_named_twice", en: "unit \"{unit}\" is named twice; name it once",
            vi: "đơn vị \"{unit}\" được nêu hai lần; hãy nêu một lần"),
        Entry(
            "merge_ends_nothing", en: "nothing merges into \"{unit}\" but itself; units= names those that end",
            vi: "không có đơn vị nào nhập vào \"{unit}\" ngoài chính nó; units= nêu các đơn vị kết thúc"),
        Entry(
            "split_into_one",
            en: "unit \"{unit}\" is split into two or more, itself included if it goes on; for one use unit merge",
            vi:
                "chia \"{unit}\" thành ít nhất hai đơn vị, kể cả chính nó nếu còn tiếp tục; một đơn vị thì dùng unit merge"
        ),
        Entry(
            "heir_not_successor", en: "unit \"{unit}\" is not among the successors; inherits= names one of them",
            vi: "đơn vị \"{unit}\" không nằm trong các đơn vị kế thừa; inherits= phải nêu một trong số đó"),
        Entry(
            "heir_goes_on", en: "unit \"{unit}\" goes on and keeps its own work; leave inherits= out",
            vi: "đơn vị \"{unit}\" còn tiếp tục và giữ công việc của mình; hãy bỏ inherits="),
        Entry(
            "change_of_one_unit", en: "{kind:term} is of one unit; units= names one",
            vi: "{kind:term} chỉ áp dụng cho một đơn vị; units= nêu một đơn vị"),
        Entry(
            "column_not_of_kind", en: "{kind:term} has nothing here; leave it empty",
            vi: "{kind:term} không dùng cột này; hãy để trống"),
        Entry(
            "unit_in_two_changes",
            en:
                "the change of line {line} is of this unit too; import changes that follow each other one file after the other",
            vi: "thay đổi ở dòng {line} cũng nói về đơn vị này; các thay đổi nối tiếp nhau phải nhập bằng từng tệp"),
        Entry(
            "card_has_left",
            en:
                "the card of \"{unit}\" left the year {year} of {cluster} on {on} and stays as it was; what is still to be done is done for {successor}: unit show",
            vi:
                "phiếu của \"{unit}\" đã rời năm {year} của {cluster} từ {on} và giữ nguyên; việc còn lại thực hiện ở đơn vị kế thừa {successor}: xem unit show"
        ),
    ]
}
