import Councils
import TestSupport
import Testing

@testable import CouncilStore

extension CardWalk {
    /// An explanation names every figure once, what every criterion counts with, and accounts for every hundredth of the total.
    func checkExplanation(of unit: String, seed: UInt64) async throws {
        let steps = try await work { try Cards.explain(CardScope(year: 2025, unit: unit), for: .test, $0) }
        guard let card = cards[unit] else { return }
        let note = "seed \(seed), unit \(unit)"
        let figures = steps.filter { $0.what == "figure" }.map(Self.text)
        #expect(figures.sorted() == Self.figureTexts(card).sorted(), "\(note)")
        let counts = steps.filter { $0.what == "counts" }
        #expect(counts.map(Self.text).sorted() == Self.countTexts(card).sorted(), "\(note)")
        let of = { what in steps.filter { $0.what == what }.reduce(0) { $0 + hundredths($1.points) } }
        let findings = card.findings.map { $0.isLifted ? 0 : -($0.points ?? 0) }
        #expect(steps.filter { $0.what == "finding" }.map { hundredths($0.points) } == findings, "\(note)")
        guard let sums = card.sums else {
            #expect(steps.filter { $0.what == "total" }.map(\.points) == [nil], "\(note)")
            return
        }
        let counted = of("counts") + counts.reduce(0) { $0 + hundredths($1.bonus) }
        #expect(counted + of("bonus_cap") + of("finding") + of("floor") == of("total"), "\(note)")
        #expect(
            of("base") + of("bonus") + of("bonus_cap") + of("deduction") + of("finding") + of("floor") == of("total"))
        #expect(
            [of("base"), of("bonus"), of("bonus_cap"), of("deduction"), of("total")]
                == [sums.base, sums.uncappedBonus, sums.bonus - sums.uncappedBonus, -sums.deduction, sums.total],
            "\(note)")
        #expect(steps.filter { $0.what == "total" }.map(\.figure) == [Self.figures[sums.figure].rawValue])
    }

    private static func text(_ step: Cards.Step) -> String {
        let about = "\(step.criterion ?? "-") \(step.half ?? 0) \(step.figure ?? "-")"
        let said = "\(step.points ?? "-") \(step.bonus ?? "-") \(step.by ?? "-") \(step.at.map { "\($0)" } ?? "-")"
        let how = step.what == "figure" ? step.how.map { String($0.prefix { $0 != " " }) } : nil
        return "\(about) \(said) \(step.why ?? "-") \(how ?? "-")"
    }

    private static func figureTexts(_ card: NaiveCard) -> [String] {
        card.lines.flatMap { place, line in
            line.enumerated().compactMap { number, given in
                guard let given else { return nil }
                let why = [given.reason, given.document.map { "document \($0)" }].compactMap(\.self)
                var step = Cards.Step(what: "figure", criterion: place.code, half: place.half)
                step.figure = figures[number].rawValue
                step.points = decimal(given.points)
                step.bonus = given.bonus == 0 ? nil : decimal(given.bonus)
                (step.by, step.at) = (given.author, SteppedClock.instant(given.step))
                (step.why, step.how) = (why.joined(separator: "; "), given.fact)
                return text(step)
            }
        }
    }

    private static func countTexts(_ card: NaiveCard) -> [String] {
        card.counted.map { counted in
            var step = Cards.Step(what: "counts", criterion: counted.code)
            step.figure = card.figure.map { figures[$0].rawValue }
            step.points = (counted.part == "deduction" && counted.points > 0 ? "-" : "") + decimal(counted.points)
            step.bonus = counted.bonus == 0 ? nil : decimal(counted.bonus)
            return text(step)
        }
    }
}
