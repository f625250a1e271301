extension CriteriaTable.Criterion {
    /// One criterion of a row, or `nil` with its mistakes noted.
    init?(_ row: ImportTable.Row, group: Int, step usual: Points?, _ table: inout ImportTable) {
        let code = table.value(row, "criterion", CriterionCode.rule, CriterionCode.init(rawValue:))
        let text = table.value(row, "text", Label.rule, Label.init)
        let kind = table.value(row, "kind", .choice(CriterionKind.self), CriterionKind.init(rawValue:))
        let max = table.points(row, "max")
        let bonusMax = table.points(row, "bonus_max", whenEmpty: .zero)
        let evidence = table.value(row, "evidence", Message("choice_malformed", ["choices": "yes, no"])) {
            ["yes": true, "no": false][$0]
        }
        guard let code, let text, let kind, let max, let bonusMax, let evidence else { return nil }
        guard let step = Self.step(row, kind.ownStep(max: max) ?? usual, &table),
            let ladder = Self.ladder(row, kind, &table), let scorer = Self.scorer(row, kind, &table)
        else { return nil }
        self.init(
            code: code, group: group, text: text.text, kind: kind, max: max, step: step, bonusMax: bonusMax,
            needsEvidence: evidence, ladder: ladder, scorer: scorer)
        check(row, &table)
    }

    /// The step that the row names, or else the usual one, where there is one.
    private static func step(_ row: ImportTable.Row, _ usual: Points?, _ table: inout ImportTable) -> Points? {
        if row["step"].isEmpty && usual == nil {
            table.note(row.line, "step", nil, "step_differs")
            return nil
        }
        return table.points(row, "step", whenEmpty: usual)
    }

    /// The rungs of a kind that has them; the inner `nil` is a kind without, the outer one a mistake.
    private static func ladder(_ row: ImportTable.Row, _ kind: CriterionKind, _ table: inout ImportTable) -> Ladder?? {
        let text = row["rule"]
        guard let scale = kind.ladderScale else {
            if text.isEmpty { return .some(nil) }
            table.note(row.line, "rule", text, Message("kind_without_rule", ["kind": kind.rawValue]))
            return nil
        }
        if text.isEmpty {
            table.note(row.line, "rule", nil, Message("kind_needs_rule", ["kind": kind.rawValue]))
            return nil
        }
        do throws(LadderFaults) { return try Ladder(parsing: text, scale: scale) } catch {
            for fault in error.messages { table.note(row.line, "rule", text, fault) }
            return nil
        }
    }

    /// Who scores; the inner `nil` is nobody else, the outer one a mistake.
    private static func scorer(_ row: ImportTable.Row, _ kind: CriterionKind, _ table: inout ImportTable) -> String?? {
        if !row["scorer"].isEmpty { return table.value(row, "scorer", Label.rule, Label.init).map(\.text) }
        guard kind == .external else { return .some(nil) }
        table.note(row.line, "scorer", nil, "external_needs_scorer")
        return nil
    }

    /// Rules between the values of one line.
    private func check(_ row: ImportTable.Row, _ table: inout ImportTable) {
        if max == .zero { table.note(row.line, "max", row["max"], "max_is_zero") }
        if max > .zero && !max.isMultiple(of: step) {
            table.note(row.line, "step", row["step"], Message("max_off_step", ["max": "\(max)", "step": "\(step)"]))
        }
        if kind == .proportional && step != kind.ownStep(max: max) {
            table.note(row.line, "step", row["step"], "proportional_without_step")
        }
        if !kind.isInBase && bonusMax > .zero {
            table.note(
                row.line, "bonus_max", row["bonus_max"], Message("kind_without_bonus", ["kind": kind.rawValue]))
        }
        for fault in ladder?.faults(max: max, step: step) ?? [] { table.note(row.line, "rule", row["rule"], fault) }
    }
}

extension CriterionKind {
    /// The step that the kind itself brings: all or nothing, or exactly what is computed; `nil` where people give points.
    fileprivate func ownStep(max: Points) -> Points? {
        if self == .boolean { return max }
        return isComputed ? Points(hundredths: 1) : nil
    }
}
