/// Whose votes were changed: votes stand under the digest of the inputs alone, and in a small cluster they can be guessed.
struct VotesRecall {
    /// Where the card stands.
    let line: Int
    /// Whose they are.
    let unit: String
    /// What stands there.
    let stands: String
    /// What was recorded.
    let recorded: String

    /// Clusters of more members are not searched: each guess is a digest over all of them.
    private static let limit = 40

    init?(_ bundle: Bundle) {
        guard bundle.cards.count <= Self.limit else { return nil }
        var guess = bundle
        for (place, card) in bundle.cards.enumerated() {
            for votes in [nil] + (0...Self.limit).map(Int?.some) where votes != card.votes {
                guess.cards[place].votes = votes
                guard guess.computedInputs == bundle.inputs.hex else { continue }
                (line, unit) = (card.line, card.unit)
                stands = BundleText.shown(card.votes.map { "\($0)" })
                recorded = BundleText.shown(votes.map { "\($0)" })
                return
            }
            guess.cards[place].votes = card.votes
        }
        return nil
    }
}
