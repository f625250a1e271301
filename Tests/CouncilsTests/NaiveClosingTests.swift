import TestSupport
import Testing

/// The model that closings are compared with, against tables written by hand.
@Suite("The naive closing's ranks")
struct NaiveClosingTests {
    /// Equal in total, different in all else.
    private static let equals = [
        naiveMember("a", 50, 40, votes: 1), naiveMember("b", 60, 30),
        naiveMember("c", 50, 40, bonus: 2, deduction: 2, votes: 3), naiveMember("d", 50, 39),
    ]

    @Test(
        "order equal totals by the keys, one after the other",
        arguments: [
            (["key_group_points"], "first", "2= 1 2= 4"), (["fewer_deductions"], "first", "1= 1= 3 4"),
            (["more_bonus"], "first", "2= 2= 1 4"), (["cluster_ballot"], "first", "2 3 1 4"),
            (["key_group_points", "fewer_deductions"], "first", "2 1 3 4"),
            (["fewer_deductions", "key_group_points"], "first", "2 1 3 4"),
            (["more_bonus", "cluster_ballot"], "first", "2 3 1 4"), (["key_group_points"], "1", "2= 1 2= 4"),
            (["key_group_points"], "2", "1= 3 1= 4"), (["key_group_points"], "x", "1= 1= 1= 4"),
            (["key_group_points"], "none-such", "1= 1= 1= 4"),
            (["key_group_points", "cluster_ballot"], "2", "2 3 1 4"),
        ])
    func keys(_ keys: [String], _ group: String, _ ranks: String) {
        var year = naiveYear(Self.equals)
        (year.rules.tieKeys, year.rules.keyTaskGroup) = (keys, group)
        let found = year.standings { "\($0.rank ?? 0)\($0.isTied ? "=" : "")" }
        #expect(found.joined(separator: " ") == ranks)
    }

    @Test("tell what decided only where totals are equal")
    func values() {
        let year = naiveYear(Self.equals)
        let values = year.standings { $0.tieValues.map { "\($0)" } ?? "-" }
        #expect(values == ["[5000, 0, 0, 1]", "[6000, 0, 0, 0]", "[5000, 200, 200, 3]", "-"])
    }

    @Test("skip the ranks that a tie takes")
    func competition() {
        let members = [("a", 60), ("b", 55), ("c", 55), ("d", 50)].map { naiveMember($0.0, $0.1, 30) }
        #expect(
            naiveYear(members).standings { "\($0.rank ?? 0) \($0.isTied)" } == [
                "1 false", "2 true", "2 true", "4 false",
            ])
    }

    @Test(
        "leave excellent as many as the cap allows, ties whole or not at all",
        arguments: [
            (100, "excellent excellent excellent excellent good"), (80, "excellent excellent excellent excellent good"),
            (79, "excellent excellent excellent good* good"), (60, "excellent excellent excellent good* good"),
            (59, "excellent good* good* good* good"), (20, "excellent good* good* good* good"),
            (19, "good* good* good* good* good"), (0, "good* good* good* good* good"),
        ])
    func cap(_ share: Int, _ classes: String) {
        let members = [("a", 60), ("b", 55), ("c", 55), ("d", 50), ("e", 49)].map { naiveMember($0.0, $0.1, 40) }
        var year = naiveYear(members)
        year.rules.excellentMaxShare = share * 100
        let found = year.standings { "\($0.yearClass ?? "-")\($0.isCapped ? "*" : "")" }
        #expect(found.joined(separator: " ") == classes)
    }

    @Test("take a bound into the better class, in shares of the base")
    func classes() {
        var year = naiveYear(
            [("a", 50), ("b", 49), ("c", 40), ("d", 39), ("e", 25), ("f", 24)].map { naiveMember($0.0, $0.1, 40) })
        #expect(year.standings { $0.yearClass ?? "-" } == ["excellent", "good", "good", "fair", "fair", "average"])
        year.clusters[0].thresholds = NaiveThresholds(9_001, 9_000, 0)
        #expect(year.standings { $0.yearClass ?? "-" } == ["good", "fair", "fair", "fair", "fair", "fair"])
    }

    @Test("weigh halves at each criterion, half up, and let findings take off")
    func halves() {
        var table = naiveTable
        table.weights = (1, 1)
        var member = NaiveMember(
            "a",
            [
                NaiveYearLine("1.1", half: 1, 1_000), NaiveYearLine("1.1", half: 2, 1_001, bonus: 101),
                NaiveYearLine("2.1", half: 1, 0), NaiveYearLine("2.1", half: 2, 1), NaiveYearLine("t", half: 2, 300),
            ])
        member.findings = [NaiveFinding("deduct", points: 150), NaiveFinding("deduct", points: 400, isLifted: true)]
        let standing = naiveYear([member], table: table).closing.standings[0]
        #expect([standing.base, standing.bonus, standing.deduction, standing.total] == [1_002, 201, 150, 1_053])
        #expect(NaiveYearCard(member, table).points(ofGroup: "1") == 1_001)
    }

    @Test("take the first group of the year also where the first half had it elsewhere")
    func firstGroup() {
        var table = naiveTable
        table.weights = (1, 2)
        table.firstHalf = [NaiveYearCriterion("1.1", "1", max: 6_000), NaiveYearCriterion("old", "2", max: 4_000)]
        let points = [("1.1", 1, 900), ("old", 1, 600), ("1.1", 2, 300), ("2.1", 2, 300)]
        let member = NaiveMember("a", points.map { NaiveYearLine($0.0, half: $0.1, $0.2) })
        let card = NaiveYearCard(member, table)
        #expect(table.groups(of: 1) == ["x", "2", "1"])
        #expect(card.keyPoints(NaiveRules()) == 500)
        #expect(card.points(ofGroup: "2") == 400)
        #expect(card.base == 900)
    }
}

@Suite("The naive closing's slots")
struct NaiveSlotTests {
    /// `a 90 gate` is a unit with its total and, if any, a gate.
    private func year(_ units: String, certificates: Int) -> NaiveYear {
        var year = naiveYear(
            units.split(separator: ", ").map { words in
                let words = words.split(separator: " ")
                var member = naiveMember(String(words[0]), 50, (Int(words[1]) ?? 50) - 50)
                if words.count > 2 { member.findings = [NaiveFinding("disqualify")] }
                return member
            })
        year.rules.certificates = certificates
        return year
    }

    @Test(
        "go to the eligible by rank as far as ties allow",
        arguments: [
            ("a 90, b 80, c 70", 1, "flag=a certificate=b"), ("a 90, b 80, c 80", 1, "flag=a certificate=-"),
            ("a 90, b 80, c 80", 2, "flag=a certificate=b certificate=c"), ("a 90, b 80, c 80", 0, "flag=a"),
            ("a 90, b 90, c 80", 2, "flag=- certificate=- certificate=-"),
            ("a 90 gate, b 90, c 80", 1, "flag=b certificate=c"), ("a 90 gate, b 80, c 80", 1, "flag=- certificate=-"),
            ("a 90, b 85 gate, c 80, d 80", 3, "flag=a certificate=c certificate=d certificate=-"),
            ("a 90, b 85, c 80, d 80", 2, "flag=a certificate=b certificate=-"),
            ("a 90 gate, b 80 gate", 1, "flag=- certificate=-"), ("a 50", 1, "flag=a certificate=-"),
        ])
    func slots(_ units: String, _ certificates: Int, _ slots: String) {
        #expect(year(units, certificates: certificates).slots == slots)
    }

    @Test("are as many as the cycle has")
    func ofTheCycle() {
        var year = year("a 90, b 80, c 70", certificates: 0)
        year.clusters[0].certificates = 2
        #expect(year.slots == "flag=a certificate=b certificate=c")
    }
}
