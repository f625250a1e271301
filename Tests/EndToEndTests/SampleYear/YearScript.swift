import Testing

/// A year as it stands in the sample: moments, the commands that people give at them, and what those are answered.
///
/// `@ 2026-07-01T09:00` moves the clock. `head/quan-1> meeting hold … < file.csv` is a command of somebody, with a file of the
/// sample behind it; `plan=…` means what the last dry run planned. Indented lines beneath say what is answered (``YearAnswer``). Whatever else a line says is for people.
struct YearScript {
    /// One line that does something.
    enum Step {
        case moment(String)
        case request(Request)
    }

    /// A command, by whom, and what it is answered.
    struct Request {
        /// `04-mid-year.txt:12`.
        var place: String
        var speaker: Speaker
        var command: String
        /// The file that is sent along.
        var file: String?
        var wanted = YearAnswer()

        /// The command's name, such as `cycle show`.
        var name: String { command.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    /// Somebody in a role, for a unit if the role is one of a unit.
    struct Speaker {
        var role: String
        var unit: String?

        init(_ text: Substring) {
            let parts = text.split(separator: "/").map(String.init)
            (role, unit) = (parts[0], parts.count > 1 ? parts[1] : nil)
        }
    }

    private(set) var steps: [Step] = []

    /// Its chapters, as they follow each other in the folder of the sample.
    static let chapters = [
        "01-preparing", "02-covenant", "03-first-half", "04-mid-year", "05-second-half", "06-self-scoring",
        "07-head-review",
        "08-consensus", "09-appraisal", "10-year-end", "11-closing",
    ]

    /// The sample's year.
    static func sample() throws -> YearScript {
        var script = YearScript()
        for chapter in chapters {
            let text = try RepositoryFile.read("deploy/sample/year/\(chapter).txt")
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                try script.read(line, at: "\(chapter).txt:\(number + 1)")
            }
        }
        return script
    }

    private mutating func read(_ line: Substring, at place: String) throws {
        if line.hasPrefix("@ ") {
            steps.append(.moment(String(line.dropFirst(2))))
        } else if line.hasPrefix("    ") {
            guard case .request(var request)? = steps.last else { throw Mistake(place: place, text: String(line)) }
            try request.wanted.take(line.dropFirst(4))
            steps[steps.count - 1] = .request(request)
        } else if let match = line.wholeMatch(of: #/([a-z]+(?:/[a-z0-9-]+)?)> (.+?)(?: < (\S+))?/#) {
            let request = Request(
                place: place, speaker: Speaker(match.1), command: String(match.2), file: match.3.map(String.init))
            steps.append(.request(request))
        } else if !line.isEmpty && !line.hasPrefix("#") {
            throw Mistake(place: place, text: String(line))
        }
    }

    /// A line that is none of these.
    struct Mistake: Error {
        var place: String
        var text: String
    }
}
