import Testing

@testable import Councils

@Suite("A rule of rungs")
struct LadderTests {
    private func ladder(_ text: String, _ scale: Ladder.Scale = .rate) throws -> Ladder {
        try Ladder(parsing: text, scale: scale)
    }

    private func points(_ text: String) throws -> Points { try Points(parsing: text) }

    @Test(
        "stands from low to high in one canonical form",
        arguments: [
            (
                ">95: 1.5 | 75..95: 1 | 50..<75: 0.5 | <50: 0", Ladder.Scale.rate,
                "<50: 0 | 50..<75: 0.5 | 75..95: 1 | >95: 1.5"
            ),
            ("≥80:4|60..<80:3|0..<60:2", .rate, "<60: 2 | 60..<80: 3 | >=80: 4"),
            (">=99,5: 2 | >1,25..<99.5: 1,5 | <=1.25: 0,25", .rate, "<=1.25: 0.25 | >1.25..<99.5: 1.5 | >=99.5: 2"),
            (">=97,125: 1 | <97.1250: 0", .rate, "<97.1250: 0 | >=97.1250: 1"),
            (">=1.000: 1 | <1000: 0", .rate, "<1000: 0 | >=1000: 1"), (">=0: 3", .rate, ">=0: 3"),
            (
                "0: 2 | 1..2: 1.5 | 3..5: 1 | 6..10: 0.5 | >10: 0", .days,
                "0: 2 | 1..2: 1.5 | 3..5: 1 | 6..10: 0.5 | >10: 0"
            ),
            (">=6: 0 | <3: 2 | >2..<6: 1", .days, "0..2: 2 | 3..5: 1 | >5: 0"),
        ])
    func canonical(text: String, scale: Ladder.Scale, expected: String) throws {
        let read = try ladder(text, scale)
        #expect(read.text == expected)
        #expect(try ladder(read.text, scale) == read)
    }

    @Test(
        "names gaps, overlaps and what cannot be read, in numbers",
        arguments: [
            (">95: 1 | 50..<95: 0.5 | <50: 0", Ladder.Scale.rate, ["no rung stands for 95..95"]),
            (">95: 1 | 50..90: 0.5 | <50: 0", .rate, ["no rung stands for >90..95"]),
            (">95: 1 | 50..95: 0.5", .rate, ["no rung stands for <50"]),
            (">0: 1", .rate, ["no rung stands for <=0"]),
            ("50..95: 1 | <50: 0", .rate, ["no rung stands for >95"]),
            (">=95: 1 | 50..95: 0.5 | <50: 0", .rate, ["two rungs stand for 95..95"]),
            (">90: 1 | 50..95: 0.5 | <50: 0", .rate, ["two rungs stand for >90..95"]),
            (">50: 1 | <=50: 0 | >70: 2", .rate, ["two rungs stand for >70"]),
            ("10..90: 1 | 20..30: 1 | <10: 0 | >90: 0", .rate, ["two rungs stand for 20..30"]),
            ("0: 2 | 2..3: 1 | >5: 0", .days, ["no rung stands for 1", "no rung stands for 4..5"]),
            ("0..2: 2 | >1: 1", .days, ["two rungs stand for 2"]),
            ("0..1: 2", .days, ["no rung stands for >1"]),
            ("75..50: 1", .rate, ["nothing can fall on \"75..50: 1\"; it ends before it begins"]),
            (">50..<50: 1", .rate, ["nothing can fall on \">50..<50: 1\"; it ends before it begins"]),
            (">2..<3: 1", .days, ["nothing can fall on \">2..<3: 1\"; it ends before it begins"]),
            ("1.5..2: 1", .days, ["\"1.5..2: 1\" counts days, which are whole numbers from 0 to 99999"]),
            (">=0: x", .rate, ["the points of \">=0: x\" are not points such as 1.5 or 1,5"]),
        ])
    func faults(text: String, scale: Ladder.Scale, expected: [String]) {
        let faults = #expect(throws: LadderFaults.self) { try ladder(text, scale) }
        #expect(faults?.messages.map { $0.text() } == expected)
    }

    @Test(
        "takes no other form",
        arguments: ["", "50: 1", ">=0", ">=-1: 1", "..5: 1", "a..b: 1", ">=0: 1: 2", "=>0: 1", "1...2: 1"])
    func malformed(text: String) {
        let faults = #expect(throws: LadderFaults.self) { try ladder(text) }
        #expect(faults?.messages.allSatisfy { $0.code == "rung_malformed" } == true)
    }

    @Test("has a rung for the maximum, none above it and none off the step")
    func maximum() throws {
        let ladder = try ladder(">=50: 1.5 | <50: 0.25")
        #expect(ladder.faults(max: try points("1.5"), step: try points("0.25")).isEmpty)
        #expect(ladder.faults(max: try points("1.5"), step: try points("0.5")).map(\.code) == ["rung_off_step"])
        #expect(ladder.faults(max: try points("1"), step: try points("0.25")).map(\.code) == ["rung_over_max"])
        #expect(ladder.faults(max: try points("2"), step: try points("0.25")).map(\.code) == ["ladder_below_max"])
        let long = (0...Ladder.limit).map { "\($0): 1" }.joined(separator: "|")
        let faults = #expect(throws: LadderFaults.self) { try self.ladder(long, .days) }
        #expect(faults?.messages.map(\.code) == ["ladder_too_long"])
    }

    @Test("compares without dividing: a third of a third is under 33.3334 and over 33.3333")
    func exact() throws {
        let ladder = try ladder("<=33.3333: 0 | >33.3333..<33.3334: 1 | >=33.3334: 2")
        let third = try #require(Ratio(percentOf: Quantity(parsing: "1"), plan: Quantity(parsing: "3")))
        #expect(ladder.points(for: third) == (try points("1")))
        let bound = try #require(Ratio(percentOf: Quantity(parsing: "333333"), plan: Quantity(parsing: "1000000")))
        #expect(ladder.points(for: bound) == .zero)
        #expect(ladder.points(for: Ratio(try Quantity(parsing: "33,3334"))) == (try points("2")))
        // The largest numbers that there are.
        let smallest = try Quantity(parsing: "0.0001")
        let most = try #require(Ratio(percentOf: .maximum, plan: smallest))
        #expect(ladder.points(for: most) == (try points("2")))
        let least = try #require(Ratio(percentOf: smallest, plan: .maximum))
        #expect(ladder.points(for: least) == .zero)
        #expect(ladder.points(for: try #require(Ratio(.max, over: .max))) == .zero)
        #expect(Ratio(1, over: 0) == nil)
    }
}
