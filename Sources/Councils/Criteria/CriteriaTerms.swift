/// What a set of criteria says besides its table: how the year comes about, and how far what is more than planned counts.
public struct CriteriaTerms: Sendable, Equatable {
    /// How a year's points come about.
    public enum Aggregate: Sendable, Equatable {
        /// One score for the whole year.
        case annual
        /// A score for each half, of which the year is the weighted mean: (first + 2 × second) / 3 has the weights 1 and 2.
        case halves(first: Int, second: Int)
    }

    /// How a year's points come about.
    public var aggregate = Aggregate.annual
    /// The most that a proportional criterion gives, in per cent of its maximum, 100 to 200.
    public var overAchievement = leastOverAchievement

    /// What an over-achievement may be, in per cent.
    public static let overAchievementRange = leastOverAchievement...(Points(hundredths: 20_000) ?? .zero)
    /// What each half may weigh.
    public static let weightRange = 1...100

    private static let leastOverAchievement = Points(hundredths: 10_000) ?? .zero

    /// Whole years, and nothing above the maximum.
    public init() {}
}

extension CriteriaTerms.Aggregate {
    /// Reads the words of a command: `annual`, or `halves` with weights such as `1:2`; `nil` where they make no sense.
    public init?(_ word: String, weights: String?) {
        switch (word, weights) {
        case ("annual", nil): self = .annual
        case ("halves", let weights?):
            let parts = weights.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
            guard parts.count == 2, parts.allSatisfy(CriteriaTerms.weightRange.contains) else { return nil }
            self = .halves(first: parts[0], second: parts[1])
        default: return nil
        }
    }

    /// The word of a command, `annual` or `halves`.
    public var word: String {
        switch self {
        case .annual: "annual"
        case .halves: "halves"
        }
    }

    /// What the halves weigh.
    public var weights: (first: Int, second: Int)? {
        switch self {
        case .annual: nil
        case .halves(let first, let second): (first, second)
        }
    }
}
