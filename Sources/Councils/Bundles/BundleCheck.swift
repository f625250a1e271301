/// Works out anew what a bundle says, from the lines of its cards up to its digests, and names everything that does not follow.
///
/// Each level rests on what the file says of the level below: a change shows where it is, and above it only where it has
/// consequences.
public struct BundleCheck: Sendable {
    /// What does not follow, in the order of the file; of a card its lines come first.
    public private(set) var differences: [BundleDifference] = []
    let bundle: Bundle
    /// By place in `bundle.cards`.
    let counts: [CardCount]
    /// How many changed lines may still be searched for what they said before.
    var recallsLeft = 20

    /// Checks a bundle. Digests as printed elsewhere, whole or at least 8 of their first digits, must be those of the file.
    public init(_ bundle: Bundle, printedInputs: String? = nil, printedOutputs: String? = nil) {
        self.bundle = bundle
        counts = bundle.cards.map { CardCount($0, in: bundle) }
        for set in [bundle.main, bundle.first].compactMap(\.self) { checkSet(set) }
        checkCards()
        if differences.isEmpty { checkVotes() }
        checkStandings()
        checkSlots()
        checkDigest("inputs", bundle.inputs, bundle.computedInputs, printedInputs)
        checkDigest("standings", bundle.outputs, bundle.computedOutputs, printedOutputs)
    }

    /// Takes a difference down.
    mutating func report(_ line: Int, _ code: String, _ values: [String: String] = [:]) {
        differences.append(BundleDifference(line: line, message: Message(code, values)))
    }

    private mutating func checkSet(_ set: Bundle.CriteriaSet) {
        if set.digest != set.computedDigest && !set.isOfFirstRelease {
            report(
                set.line, "bundle_set_digest",
                ["which": set.which.rawValue, "stands": set.digest, "computed": set.computedDigest])
        }
    }

    /// Where everything below the inputs' digest is right, votes or rules were changed.
    private mutating func checkVotes() {
        guard bundle.inputs.hex != bundle.computedInputs, let recall = VotesRecall(bundle) else { return }
        report(
            recall.line, "bundle_votes_changed",
            ["unit": recall.unit, "stands": recall.stands, "recorded": recall.recorded])
    }

    private mutating func checkDigest(
        _ name: String, _ recorded: Bundle.Digest, _ computed: String, _ printed: String?
    ) {
        if recorded.hex != computed {
            report(
                recorded.line, "bundle_digest", ["digest": name, "stands": recorded.hex, "computed": computed])
        }
        if let printed, !recorded.hex.hasPrefix(printed) {
            report(
                recorded.line, "bundle_not_as_printed",
                ["digest": name, "stands": recorded.hex, "printed": printed])
        }
    }
}

extension Int64 {
    /// Hundredths as points are written.
    var asPoints: String { Points(hundredths: self)?.description ?? "> \(Points.maximum)" }
}
