import TestSupport

extension YearRows {
    /// One set, and how its criteria are numbered.
    struct CriteriaID {
        var set: String
        var numbers: [String: String] = [:]
    }

    /// The set of the year, and that of its first half, which mostly is the same.
    struct CriteriaIDs {
        var whole: CriteriaID
        var firstHalf: CriteriaID?

        func of(half: Int) -> CriteriaID { half == 1 ? firstHalf ?? whole : whole }
    }

    mutating func add(_ table: NaiveYearTable, _ council: String) -> CriteriaIDs {
        var ids = CriteriaIDs(whole: add(table, half: 0, table.code, table.digest, council))
        if let digest = table.firstHalfDigest {
            ids.firstHalf = add(table, half: 1, table.code + "-k1", digest, council)
        }
        return ids
    }

    private mutating func add(
        _ table: NaiveYearTable, half: Int, _ code: String, _ digest: String, _ council: String
    ) -> CriteriaID {
        var ids = CriteriaID(set: nextID())
        let (criteria, groups) = (table.criteria(of: half), table.groups(of: half))
        let base = criteria.filter(\.isBase)
        add(
            .criteriaSet, council, ids.set, code, "2025", decimal(base.reduce(0) { $0 + $1.max }),
            decimal(table.bonusCap), "\(base.count)", "\\x" + digest, table.weights == nil ? "annual" : "halves",
            table.weights.map { "\($0.first)" }, table.weights.map { "\($0.second)" })
        for (place, group) in groups.enumerated() {
            add(.group, council, ids.set, "\(place + 1)", group, decimal(NaiveYearTable.groupMax))
        }
        for (place, criterion) in criteria.enumerated() {
            let group = groups.firstIndex(of: criterion.group) ?? 0
            ids.numbers[criterion.code] = "\(place + 1)"
            add(
                .criterion, council, ids.set, "\(place + 1)", "\(group + 1)", criterion.code, NaiveYearCriterion.text,
                criterion.kind, decimal(criterion.max), decimal(NaiveYearCriterion.step), decimal(criterion.bonusMax),
                "f")
        }
        return ids
    }
}
