/// What a changed line said before: its check tells, where the one field that was changed can be guessed.
///
/// Points are multiples of a step up to a maximum, and facts and reasons often stand in another figure too. A guess is right if
/// it gives the line's check.
struct LineRecall {
    /// Whose figure was changed.
    let figure: Figure
    /// Which of its fields.
    let field: String
    /// What stands there.
    let stands: String
    /// What was recorded.
    let recorded: String

    /// So many values of a field are tried at most.
    private static let limit: Int64 = 1_000

    init?(_ line: Bundle.Line, _ criterion: Bundle.Criterion, _ scales: LineScales) {
        let points = Self.points(criterion, line, scales)
        let bonus = Self.values(upTo: criterion.bonusMax, step: 1) + line.figures.map(\.bonus)
        let facts = [nil] + line.figures.map(\.fact)
        let reasons = [nil] + line.figures.map(\.reason)
        for figure in Figure.allCases.reversed() {
            let found =
                Self.first(line, figure, "points", \.points, points)
                ?? Self.first(line, figure, "bonus", \.bonus, bonus)
                ?? Self.first(line, figure, "fact", \.fact, facts)
                ?? Self.first(line, figure, "reason", \.reason, reasons)
            if let found {
                self = found
                return
            }
        }
        return nil
    }

    private init(figure: Figure, field: String, stands: String?, recorded: String?) {
        (self.figure, self.field) = (figure, field)
        (self.stands, self.recorded) = (BundleText.shown(stands), BundleText.shown(recorded))
    }

    private static func first<Value: Hashable & CustomStringConvertible>(
        _ line: Bundle.Line, _ figure: Figure, _ field: String, _ path: WritableKeyPath<Bundle.Given, Value?>,
        _ values: [Value?]
    ) -> LineRecall? {
        let place = Figure.allCases.firstIndex(of: figure) ?? 0
        let stands = line.figures[place][keyPath: path]
        var guess = line
        for value in values where value != stands {
            guess.figures[place][keyPath: path] = value
            if guess.computedCheck == line.check {
                return LineRecall(
                    figure: figure, field: field, stands: stands?.description, recorded: value?.description)
            }
        }
        return nil
    }

    private static func points(
        _ criterion: Bundle.Criterion, _ line: Bundle.Line, _ scales: LineScales
    ) -> [Points?] {
        let of = line.figures.compactMap(\.fact).compactMap { scales.points($0, criterion, in: line.which) }
        return of + line.figures.map(\.points) + values(upTo: criterion.max, step: criterion.step.hundredths)
    }

    private static func values(upTo max: Points, step: Int64) -> [Points?] {
        guard step > 0 else { return [nil] }
        let last = min(max.hundredths / step, limit)
        return [nil] + (0...last).map { Points(hundredths: $0 * step) }
    }
}

/// What a changed finding said before, found in the same way by the card's digest.
struct FindingRecall {
    /// Where it stands.
    let line: Int
    /// Its number.
    let number: Int64
    /// Which field was changed.
    let field: String
    /// What stands there.
    let stands: String
    /// What was recorded.
    let recorded: String

    private static let channels = FindingChannel.allCases.map(\.rawValue)

    init?(_ card: Bundle.Card) {
        // A change in a line is said there.
        guard card.lines.allSatisfy({ $0.check == $0.computedCheck }) else { return nil }
        for place in card.findings.indices {
            for guess in Self.guesses(card.findings[place], of: card) {
                var whole = card
                whole.findings[place] = guess.finding
                guard whole.computedDigest == card.digest else { continue }
                (line, number) = (guess.finding.line, guess.finding.number)
                (field, stands, recorded) = (guess.field, guess.stands, guess.recorded)
                return
            }
        }
        return nil
    }

    private typealias Guess = (finding: Bundle.Finding, field: String, stands: String, recorded: String)

    private static func guesses(_ finding: Bundle.Finding, of card: Bundle.Card) -> [Guess] {
        var guesses: [Guess] = []
        func add(_ field: String, _ stands: String?, _ recorded: String?, _ change: (inout Bundle.Finding) -> Void) {
            var guess = finding
            change(&guess)
            guesses.append((guess, field, BundleText.shown(stands), BundleText.shown(recorded)))
        }
        add("lifted", "\(finding.isLifted)", "\(!finding.isLifted)") { $0.isLifted.toggle() }
        for effect in Bundle.FindingWord.allCases where effect != finding.effect {
            add("effect", finding.effect.rawValue, effect.rawValue) { $0.effect = effect }
        }
        for channel in channels where channel != finding.channel {
            add("channel", finding.channel, channel) { $0.channel = channel }
        }
        // What the card recorded as taken off, less what the others take.
        let others = card.findings.reduce(0) { $0 + ($1.number == finding.number ? 0 : $1.points?.hundredths ?? 0) }
        let implied = (card.deduction?.hundredths).flatMap { Points(hundredths: $0 - others) }
        for points in [nil, implied] where points != finding.points {
            add("points", finding.points?.description, points?.description) { $0.points = points }
        }
        return guesses
    }
}
