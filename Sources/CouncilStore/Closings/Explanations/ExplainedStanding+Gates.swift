import Councils
import Postgres

extension ExplainedStanding {
    /// Every gate with the fact behind it; one step that says so where nothing bars the unit.
    func gateSteps(_ transaction: borrowing Transaction) throws -> [Standings.Step] {
        guard !gates.isEmpty else { return [.init("gate", rule: "only gates bar a nomination", "explain_no_gate")] }
        return try gates.flatMap { gate in
            let steps = try facts(of: gate, transaction)
            // Facts of an earlier revision can have been settled since.
            return steps.isEmpty ? [.init("gate", item: gate, Message("explain_gate_settled", ["unit": unit]))] : steps
        }
    }

    private func facts(of gate: String, _ transaction: borrowing Transaction) throws -> [Standings.Step] {
        switch gate {
        case "disqualified": return try findings("disqualify", gate, transaction)
        case "not_considered": return try findings("not_considered", gate, transaction)
        case "covenant_unsigned":
            let values = ["unit": unit, "cluster": cluster]
            return [
                .init("gate", item: gate, rule: rule("covenant_closes_on"), Message("explain_gate_covenant", values))
            ]
        case "dossier_incomplete", "dossier_late": return try report(gate, transaction)
        default:
            let message = Message("explain_gate_work_missing", ["unit": unit])
            return [.init("gate", item: gate, rule: rule("missing_work_policy"), message)]
        }
    }

    private func findings(
        _ effect: String, _ gate: String, _ transaction: borrowing Transaction
    ) throws -> [Standings.Step] {
        try transaction.query(
            """
            select finding_id, channel, reason, document, author, at
            from finding
            where cycle_id = \(cycle) and unit_id = \(unitID) and effect = \(effect) and lifted_at is null
            order by finding_id
            """
        ).map { row in
            let number = "\(try row["finding_id"] as Int64)"
            let values: [String: String] = [
                "finding": number, "channel": try row["channel"], "reason": try row["reason"],
                "document": try row["document"], "author": try row["author"], "at": "\(try row["at"] as Timestamp)",
            ]
            return .init(
                "gate", item: gate, value: "finding \(number)", rule: "a finding effect=\(effect) that is not lifted",
                Message("explain_gate_finding", values))
        }
    }

    /// The year-end report: when it was due and when it was whole.
    private func report(_ gate: String, _ transaction: borrowing Transaction) throws -> [Standings.Step] {
        try transaction.query(
            """
            select due_on, completed_on, days_late, array_to_string(missing, ',') as missing
            from report_states(array[\(cycle)])
            where kind = 'year_end'
              and unit_id = \(unitID)
              and (completed_on is null) = (\(gate) = 'dossier_incomplete')
            """
        ).map { row in
            let (due, whole): (CivilDate, CivilDate?) = (try row["due_on"], try row["completed_on"])
            let (days, missing): (Int32?, String?) = (try row["days_late"], try row["missing"])
            let values = [
                "due": "\(due)", "whole": whole.map { "\($0)" } ?? "-", "days": days.map { "\($0)" } ?? "-",
                "missing": missing ?? "-",
            ]
            return .init(
                "gate", item: gate, value: whole == nil ? nil : "\(days ?? 0)", rule: rule("dossier_gate"),
                Message(whole == nil ? "explain_gate_report_incomplete" : "explain_gate_report_late", values))
        }
    }
}
