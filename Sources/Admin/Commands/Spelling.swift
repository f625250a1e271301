/// Finds what somebody probably meant to type.
enum Spelling {
    /// The candidate that is fewest edits away, if so few that it is a likely slip; the first of equals.
    static func nearest(to typed: String, among candidates: [String]) -> String? {
        let allowed = max(1, (typed.count + 1) / 3)
        let distances = candidates.map { (name: $0, distance: distance(typed, $0)) }
        return distances.filter { $0.distance <= allowed }.min { $0.distance < $1.distance }?.name
    }

    /// The fewest insertions, deletions and replacements that turn one text into the other (Levenshtein).
    static func distance(_ one: String, _ other: String) -> Int {
        let target = Array(other.prefix(longest))
        var row = Array(0...target.count)
        for (line, letter) in one.prefix(longest).enumerated() {
            var next = [line + 1]
            for (column, wanted) in target.enumerated() {
                let replaced = row[column] + (letter == wanted ? 0 : 1)
                next.append(min(replaced, row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[target.count]
    }

    /// Names are short; a long line must not cost a long comparison.
    private static let longest = 64
}
