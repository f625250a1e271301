import Admin
import Testing

/// One year of Hồ Chí Minh City's 24 districts on a daemon, beside what it ought to come to.
final class Journey {
    static let year = "council=ho-chi-minh year=2024"

    let daemon: DaemonProcess
    let refusals = Refusals()
    var cards = NaiveCards()

    private let areUsers: Bool

    /// People who are Unix users of their own, which needs root, or one administrator in their roles.
    init(_ daemon: DaemonProcess, areUsers: Bool) {
        self.daemon = daemon
        self.areUsers = areUsers
    }

    static func file(_ name: String) throws -> String { try RepositoryFile.read("deploy/sample/\(name).csv") }

    /// Asks as somebody; council and year are added to `line` behind the command's first two words.
    func ask(_ person: Person, _ line: String, payload: String? = nil, language: String = "en") async throws -> Answer {
        try await person.ask(daemon, Self.whole(line), payload: payload, language: language, asUser: areUsers)
    }

    /// Asks for what must be done.
    @discardableResult
    func tell(_ person: Person, _ line: String, payload: String? = nil) async throws -> Answer {
        let answer = try await ask(person, line, payload: payload)
        try #require(
            !answer.final.isRefusal, "\(person), \(line): \(answer.final.serialised()) \(answer.rows.prefix(3))")
        return answer
    }

    /// Asks for what must be refused by a rule, in both languages.
    func refuse(_ person: Person, _ line: String, _ rule: String, payload: String? = nil) async throws {
        let english = try await ask(person, line, payload: payload)
        let vietnamese = try await ask(person, line, payload: payload, language: "vi")
        try refusals.keep("\(person): \(line)", rule, english: english, vietnamese: vietnamese)
    }

    /// Of each unit what it waits for and at whose desk, as `card take@quan-1`; nothing is missing where there is none.
    func waiting() async throws -> [String: String] {
        let status = try await tell(.secretary, "card status")
        let columns = try ["unit", "waits_for", "desk"].map { try status.column($0) }
        return status.rows.indices.reduce(into: [:]) { waiting, row in
            guard let unit = columns[0][row], let command = columns[1][row] else { return }
            waiting[unit] = "\(command)@\(columns[2][row] ?? "nobody")"
        }
    }

    private static func whole(_ line: String) -> String {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        let yearless = ["regulation", "cluster"].contains(words[0]) || line.hasPrefix("finding lift")
        let scope = yearless ? "council=ho-chi-minh" : year
        return (words.prefix(2) + [Substring(scope)] + words.dropFirst(2)).joined(separator: " ")
    }
}
