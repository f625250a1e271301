/// What a line of a bundle begins with, and the fields that follow.
public enum BundleKeyword: String, Sendable, CaseIterable {
    case head = "thidua-bundle"
    case closing
    case names
    case rules
    case set
    case group
    case criterion
    case card
    case line
    case finding
    case standing
    case slot
    case choice
    case digest
    case end

    /// The names of the fields behind the keyword, in their order.
    public var fields: [String] {
        switch self {
        case .head: ["version"]
        case .closing: ["council", "cluster", "year", "kind", "revision", "closed_at"]
        case .names: ["council_name", "cluster_name"]
        case .rules:
            [
                "excellent_from", "good_from", "fair_from", "excellent_max_share", "tie_keys", "key_task_group",
                "certificates", "policy",
            ]
        case .set:
            [
                "which", "code", "version", "base_total", "bonus_cap", "aggregate", "first_weight", "second_weight",
                "over_achievement", "digest",
            ]
        case .group: ["which", "code", "max"]
        case .criterion:
            [
                "which", "no", "code", "group_place", "text", "kind", "max", "step", "bonus_max", "evidence", "rule",
                "scorer",
            ]
        case .card:
            ["unit", "unit_name", "state", "figure", "base", "bonus", "deduction", "total", "digest", "votes"]
        case .line:
            ["unit", "which", "half", "no"]
                + Figure.allCases.flatMap { figure in
                    ["points", "bonus", "fact", "reason"].map { "\(figure.rawValue)_\($0)" }
                } + ["check"]
        case .finding: ["unit", "id", "channel", "effect", "points", "lifted"]
        case .standing:
            [
                "unit", "rank", "tied", "class", "capped", "base", "bonus", "deduction", "total", "tie_values", "gates",
            ]
        case .slot: ["award", "no", "unit"]
        case .choice: ["award", "no", "unit", "reason", "document", "author", "at"]
        case .digest: ["of", "hex"]
        case .end: ["lines"]
        }
    }
}
