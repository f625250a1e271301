import TestSupport

/// A table of 60 and 40 points in two groups, with bonus and deduction beside them.
let naiveTable = NaiveYearTable(
    "bang", groups: ["1", "2", "x"], bonusCap: 500,
    [
        NaiveYearCriterion("1.1", "1", max: 6_000), NaiveYearCriterion("2.1", "2", max: 4_000),
        NaiveYearCriterion("t", "x", "bonus", max: 1_000), NaiveYearCriterion("p", "x", "deduction", max: 2_000),
    ])

/// A decided card of that table, in whole points.
func naiveMember(
    _ code: String, _ first: Int, _ second: Int, bonus: Int = 0, deduction: Int = 0, votes: Int? = nil
) -> NaiveMember {
    var member = NaiveMember(
        code,
        [
            NaiveYearLine("1.1", first * 100), NaiveYearLine("2.1", second * 100), NaiveYearLine("t", bonus * 100),
            NaiveYearLine("p", deduction * 100),
        ])
    member.votes = votes
    return member
}

/// A year of one cluster whose year's end was settled on paper.
func naiveYear(_ members: [NaiveMember], table: NaiveYearTable? = naiveTable) -> NaiveYear {
    var cluster = NaiveCluster("cum-1", table, members)
    cluster.waived = Set(NaiveCluster.gapCodes)
    return NaiveYear(code: "tinh-mau", clusters: [cluster])
}

extension NaiveYear {
    /// The closing of its first cycle.
    var closing: NaiveClosing { NaiveClosing(self, clusters[0]) }

    /// Some words on each unit of its first cycle.
    func standings(_ words: (NaiveClosing.Standing) -> String) -> [String] { closing.standings.map(words) }

    /// Slots as `flag=a certificate=b certificate=-`.
    var slots: String {
        closing.slots.map { "\($0.award)=\($0.unit ?? "-")" }.joined(separator: " ")
    }
}
