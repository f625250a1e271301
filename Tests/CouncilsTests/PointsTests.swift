import Councils
import TestSupport
import Testing

@Suite("Points")
struct PointsTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("0", 0), ("9", 900), ("9,5", 950), ("9.5", 950), ("9.50", 950), ("0.25", 25), ("+7", 700),
            ("1.000", 100_000),
            ("1.000,25", 100_025), ("12.345.67", nil), ("1.000.000", 100_000_000), ("9999999.99", 999_999_999),
            ("007", 700), ("9.", 900),
        ] as [(String, Int64?)])
    func parsing(text: String, hundredths: Int64?) {
        #expect((try? Points(parsing: text))?.hundredths == hundredths)
    }

    @Test(
        "say why they are refused",
        arguments: [
            ("", .notANumber), ("abc", .notANumber), ("1,2,3", .notANumber), (",5", .notANumber), ("1e3", .notANumber),
            ("٣", .notANumber), ("-1", .negative), ("−1", .negative), ("0.125", .tooManyPlaces),
            ("9,555", .tooManyPlaces),
            ("10000000", .tooLarge), ("99999999999999999999999", .tooLarge),
        ] as [(String, Points.ParseError)])
    func refusal(text: String, reason: Points.ParseError) {
        #expect(throws: reason) { try Points(parsing: text) }
    }

    @Test("print what they read, for every hundredth of a seeded sample")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 20_261_231)
        for _ in 0..<2000 {
            let points = try #require(Points(hundredths: .random(in: 0...Points.maximum.hundredths, using: &random)))
            #expect(try Points(parsing: points.description.replacing(".", with: ",")) == points)
        }
    }

    @Test(
        "know the multiples of a step",
        arguments: [(950, 50, true), (925, 50, false), (0, 25, true), (100, 0, false), (1000, 1000, true)])
    func steps(hundredths: Int64, step: Int64, isMultiple: Bool) throws {
        let points = try #require(Points(hundredths: hundredths))
        #expect(points.isMultiple(of: try #require(Points(hundredths: step))) == isMultiple)
    }
}
