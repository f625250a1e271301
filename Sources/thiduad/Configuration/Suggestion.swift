/// "Did you mean": finds the known word that a mistyped one was likely meant to be.
enum Suggestion {
    /// The nearest of `candidates`, or `nil` when none is near; ties go to the first in the alphabet.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let limit = max(2, word.count / 3)
        return candidates.sorted()
            .map { (candidate: $0, distance: distance(Array(word), Array($0))) }
            .filter { $0.distance <= limit }
            .min { $0.distance < $1.distance }?
            .candidate
    }

    /// The end of an error message: `; did you mean database.url?`, or nothing.
    static func question(for word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { "; did you mean \($0)?" } ?? ""
    }

    /// Levenshtein's distance: the fewest insertions, removals and replacements that turn one word into the other.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (line, character) in one.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in other.indices {
                let replaced = diagonal + (character == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
