extension Catalogue {
    /// What keeps criteria from being proposed, agreed to or amended.
    static let criteriaAgreement: [Entry] = [
        Entry(
            "criteria_agreed",
            en:
                "the members of {cluster} have agreed to the criteria of {year}; a change is a new version that they agree to: criteria amend",
            vi:
                "các thành viên {cluster} đã thống nhất tiêu chí năm {year}; muốn thay đổi hãy lập phiên bản mới để lấy ý kiến: criteria amend"
        ),
        Entry(
            "criteria_not_agreed",
            en:
                "the members of {cluster} have not agreed to its criteria of {year}, and nothing is scored or amended before; they agree with criteria agree (the secretary on record with document=), or the proposal is replaced with criteria import",
            vi:
                "thành viên {cluster} chưa thống nhất tiêu chí năm {year}, nên chưa được chấm điểm hay sửa đổi; thống nhất bằng criteria agree (thường trực ghi nhận với document=), hoặc thay đề xuất bằng criteria import"
        ),
        Entry(
            "criteria_not_open",
            en:
                "cluster {cluster} has no criteria of {year} that wait for the members' word; criteria import or criteria amend proposes some",
            vi:
                "{cluster} không có tiêu chí năm {year} nào đang lấy ý kiến; đề xuất bằng criteria import hoặc criteria amend"
        ),
        Entry(
            "criteria_version_missing",
            en: "cluster {cluster} was not asked about version {version} in {year}; criteria list shows the versions",
            vi:
                "{cluster} không được lấy ý kiến về phiên bản {version} năm {year}; xem các phiên bản bằng criteria list"
        ),
        Entry(
            "criteria_lack_bonus",
            en:
                "set {set} version {version} has no bonus rule; add a criterion of kind bonus or a bonus_max with criteria import before the members agree",
            vi:
                "bảng {set} phiên bản {version} chưa có quy định điểm thưởng; hãy thêm tiêu chí loại bonus hoặc bonus_max bằng criteria import trước khi thống nhất"
        ),
        Entry(
            "criteria_lack_deduction",
            en:
                "set {set} version {version} has no deduction; add a criterion of kind deduction with criteria import before the members agree",
            vi:
                "bảng {set} phiên bản {version} chưa có quy định điểm trừ; hãy thêm tiêu chí loại deduction bằng criteria import trước khi thống nhất"
        ),
        Entry(
            "criteria_lack_both",
            en:
                "set {set} version {version} has neither a bonus rule nor a deduction; add both with criteria import before the members agree",
            vi:
                "bảng {set} phiên bản {version} chưa có cả điểm thưởng lẫn điểm trừ; hãy bổ sung bằng criteria import trước khi thống nhất"
        ),
        Entry(
            "amendment_too_late",
            en:
                "cycle {year} of {cluster} is in state {state}; criteria are amended before self-scoring opens, so the change waits for the next year: criteria import",
            vi:
                "năm {year} của {cluster} đang ở bước {state:term}; tiêu chí chỉ được sửa đổi trước khi mở tự chấm điểm, hãy để sang năm sau: criteria import"
        ),
        Entry(
            "amendment_scored",
            en:
                "cards of {cluster} for {year} already have points of the whole year; an amendment would change what they were given for",
            vi:
                "phiếu của {cluster} năm {year} đã có điểm của cả năm; không sửa đổi được tiêu chí mà các điểm đó đã chấm theo"
        ),
        Entry(
            "amendment_outside_year",
            en: "an amendment holds from a day between {first} and {last} of this cycle, not from {from}",
            vi: "sửa đổi có hiệu lực trong khoảng từ {first} đến {last} của năm thi đua này, không phải từ {from}"),
        Entry(
            "amendment_changes_base",
            en: "the base total is {base}, {off} against the agreed {agreed}; an amendment keeps the base",
            vi: "tổng điểm chuẩn là {base}, lệch {off} so với {agreed} đã thống nhất; sửa đổi phải giữ nguyên tổng điểm"
        ),
        Entry(
            "amendment_date_differs",
            en:
                "members of {cluster} already agreed to this amendment of {year} from {from}; propose it from that day, or propose another version",
            vi:
                "đã có thành viên {cluster} đồng ý bản sửa đổi năm {year} có hiệu lực từ {from}; hãy giữ ngày đó hoặc đề xuất phiên bản khác"
        ),
        Entry(
            "amendment_goes_back",
            en:
                "this is version {version}, which {cluster} agreed to for {year} before; an amendment differs from what was agreed earlier",
            vi:
                "đây là phiên bản {version} mà {cluster} đã thống nhất trước đây cho năm {year}; bản sửa đổi phải khác các bản đã thống nhất"
        ),
        Entry(
            "aggregate_malformed",
            en: "aggregate= is annual, or halves with weights= such as 1:2, each from 1 to 100",
            vi: "aggregate= là annual, hoặc halves kèm weights= như 1:2, mỗi trọng số từ 1 đến 100"),
        Entry(
            "over_achievement_malformed", en: "over_achievement= is from {least} to {most} per cent of the maximum",
            vi: "over_achievement= từ {least} đến {most} phần trăm điểm tối đa"),
        Entry(
            "cluster_needed",
            en:
                "a unit agrees for one cluster: name it with cluster=; all members at once are put down on record, with document=",
            vi: "mỗi đơn vị thống nhất cho một cụm: hãy ghi cluster=; ghi nhận cho mọi thành viên thì kèm document="),
    ]
}
