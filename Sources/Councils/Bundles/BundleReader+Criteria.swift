extension BundleReader {
    /// A set with its groups and criteria.
    mutating func criteriaSet(_ which: Bundle.WhichSet) throws(BundleFault) -> Bundle.CriteriaSet {
        var row = try take(.set)
        try row.repeating(which.rawValue)
        let (code, version) = (try row.code(), try row.number(1...32_767))
        let (base, cap) = (try row.points(), try row.points())
        let aggregate = try aggregate(&row)
        var set = Bundle.CriteriaSet(
            line: row.line, which: which, code: code, version: version, baseTotal: base, bonusCap: cap,
            aggregate: aggregate, overAchievement: try row.points(), digest: try row.digest())
        set.groups = try groups(which)
        set.criteria = try criteria(which, groups: set.groups.count)
        return set
    }

    private func aggregate(_ row: inout BundleRow) throws(BundleFault) -> CriteriaTerms.Aggregate {
        let word = try row.text()
        guard word == "annual" || word == "halves" else {
            throw row.fault("bundle_wants_word", ["choices": "annual, halves"])
        }
        if word == "halves" { return .halves(first: try row.number(1...32_767), second: try row.number(1...32_767)) }
        for _ in 0..<2 where row.optional() != nil { throw row.fault("bundle_wants_same", ["expected": "\\N"]) }
        return .annual
    }

    private mutating func groups(_ which: Bundle.WhichSet) throws(BundleFault) -> [Bundle.Group] {
        var groups: [Bundle.Group] = []
        while var row = try takeIfNext(.group) {
            try row.repeating(which.rawValue)
            groups.append(Bundle.Group(code: try row.criterionCode(), max: try row.points()))
        }
        return groups
    }

    private mutating func criteria(
        _ which: Bundle.WhichSet, groups: Int
    ) throws(BundleFault) -> [Bundle.Criterion] {
        var criteria: [Bundle.Criterion] = []
        repeat {
            var row = try take(.criterion)
            try row.repeating(which.rawValue)
            try row.repeating("\(criteria.count + 1)")
            criteria.append(
                Bundle.Criterion(
                    line: row.line, code: try row.criterionCode(), group: try row.number(1...max(1, groups)),
                    text: try row.text(), kind: try row.word(CriterionKind.self), max: try row.points(),
                    step: try row.points(), bonusMax: try row.points(), needsEvidence: try row.truth(),
                    rule: row.optional(), scorer: row.optional()))
        } while nextKeyword == .criterion
        return criteria
    }
}
