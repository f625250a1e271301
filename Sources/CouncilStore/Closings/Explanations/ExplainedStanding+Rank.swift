import Councils

extension ExplainedStanding {
    /// How equal totals were told apart, key by key; one step where nobody was equal.
    var tieSteps: [Standings.Step] {
        guard let total else { return [] }
        let rivals = members.filter { $0.unit != unit && $0.total == total }
        guard !rivals.isEmpty else {
            return [
                .init(
                    "tie", value: "total", rule: "by total, highest first",
                    Message("explain_total_decides", ["total": "\(total)"]))
            ]
        }
        guard !tieValues.isEmpty else {
            let values = ["units": rivals.map(\.unit).joined(separator: ", ")]
            return [
                .init(
                    "tie", value: "shared", rule: "equal totals share a rank",
                    Message("explain_tie_without_keys", values))
            ]
        }
        let comparison = TieComparison(
            of: contender(unit, tieValues), with: rivals.map { contender($0.unit, $0.tieValues) },
            keys: settings["tie_keys"]?.words ?? [])
        return comparison.steps.map { step($0, rivals) } + [end(comparison)]
    }

    private func contender(_ unit: String, _ values: [String]) -> TieComparison.Contender {
        .init(unit: unit, values: values.map { (try? Points(parsing: $0)) ?? .zero })
    }

    private func step(_ step: TieComparison.Step, _ rivals: [Rival]) -> Standings.Step {
        let values = [
            "others": rivals.filter { $0.tieValues.indices.contains(step.place) }
                .map { "\($0.unit) \($0.tieValues[step.place])" }.joined(separator: ", "),
            "ahead": Self.list(step.ahead), "behind": Self.list(step.behind), "equal": Self.list(step.equal),
        ]
        let group = step.key == "key_group_points" ? rule("key_task_group").map { ", \($0)" } : nil
        return .init(
            "tie_key", item: step.key, value: tieValues[step.place],
            rule: rule("tie_keys").map { $0 + (group ?? "") },
            Message(step.decides ? "explain_tie_key_decides" : "explain_tie_key_silent", values))
    }

    private func end(_ comparison: TieComparison) -> Standings.Step {
        let deciding = comparison.steps.filter(\.decides).map(\.key).joined(separator: ",")
        let isShared = !comparison.shared.isEmpty
        let message =
            isShared
            ? Message("explain_tie_shared", ["units": Self.list(comparison.shared)])
            : Message("explain_tie_decided", ["keys": Self.list(comparison.steps.filter(\.decides).map(\.key))])
        return .init(
            "tie", item: deciding.isEmpty ? nil : deciding, value: isShared ? "shared" : "decided",
            rule: rule("tie_keys"), message)
    }

    private static func list(_ units: [String]) -> String {
        units.isEmpty ? "-" : units.joined(separator: ", ")
    }

    /// The rank of how many, then the class with what decided it.
    var rankSteps: [Standings.Step] {
        let ranked = members.filter { $0.rank != nil }.count
        guard let rank, let category, let total else {
            let values = ["unit": unit, "ranked": "\(ranked)"]
            return [.init("rank", rule: rule("missing_work_policy"), Message("explain_without_rank", values))]
        }
        let equals = members.filter { $0.rank == rank && $0.unit != unit }.map(\.unit)
        let values = ["rank": "\(rank)", "ranked": "\(ranked)", "units": Self.list(equals)]
        return [
            .init(
                "rank", value: "\(rank)", rule: "1, 2, 2, 4: by total, then by the tie keys; equals share a rank",
                Message(isTied ? "explain_rank_shared" : "explain_rank", values))
        ] + classSteps(rank: rank, category: category, total: total)
    }

    /// The class by the share of the base, and what the limit on excellent units made of it.
    private func classSteps(rank: Int, category: String, total: Points) -> [Standings.Step] {
        let reached = isCapped ? "excellent" : category
        let setting = reached == "average" ? "fair_from" : reached + "_from"
        let values = ["total": "\(total)", "base": "\(baseTotal)", "share": share(total), "class": reached]
        let message =
            reached == "average"
            ? Message("explain_class_below", values.merging(["from": settings[setting]?.value ?? "-"]) { $1 })
            : Message("explain_class", values.merging(["from": settings[setting]?.value ?? "-"]) { $1 })
        return [.init("class", value: category, rule: rule(setting), message)]
            + (reached == "excellent" ? [limitStep(rank)].compactMap(\.self) : [])
    }

    /// What the limit says of a unit that would be excellent; `nil` where there is no limit.
    private func limitStep(_ rank: Int) -> Standings.Step? {
        guard let limit = settings["excellent_max_share"], let share = try? Points(parsing: limit.value),
            isCapped || share.hundredths < 100_00
        else { return nil }
        let allowed = share.hundredths * Int64(members.count) / 100_00
        let last = members.filter { ($0.rank ?? .max) <= rank }.count
        let values = [
            "share": limit.value, "units": "\(members.count)", "allowed": "\(allowed)", "last": "\(last)",
        ]
        return .init(
            "class_limit", value: isCapped ? "good" : "excellent", rule: limit.rule,
            Message(isCapped ? "explain_class_capped" : "explain_class_within", values))
    }

    /// The total in per cent of the base, cut after two places, so that what is below a threshold never reads as on it.
    private func share(_ total: Points) -> String {
        guard baseTotal.hundredths > 0 else { return "-" }
        return Points(hundredths: total.hundredths * 100_00 / baseTotal.hundredths)?.description ?? "-"
    }
}
