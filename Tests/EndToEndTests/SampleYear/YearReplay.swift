import Admin
import Postgres
import TestSupport
import Testing

/// Replays the sample's year on a daemon whose clock it moves.
final class YearReplay {
    private let daemon: DaemonProcess
    private let database: CouncilDatabase
    private let clock: MovedClock
    private(set) var refused: Set<String> = []
    /// What the last dry run planned.
    private var plan = ""

    init(_ daemon: DaemonProcess, _ database: CouncilDatabase, _ clock: MovedClock) {
        (self.daemon, self.database, self.clock) = (daemon, database, clock)
    }

    func run(_ script: YearScript) async throws {
        for step in script.steps {
            switch step {
            case .moment(let time): try await move(to: time)
            case .request(let request): try await check(request)
            }
        }
    }

    /// Moves the clock, and returns once every job that is due by then has run.
    private func move(to time: String) async throws {
        try clock.move(to: time)
        try await database.until(
            """
            select not exists (
                select from job
                where finished_at is null
                  and run_at <= \(time)::timestamp at time zone 'Asia/Ho_Chi_Minh') as value
            """)
    }

    private func check(_ request: YearScript.Request) async throws {
        let answer = try await ask(request, language: "en")
        if answer.word == "planned", let planned = answer.final["plan"] { plan = planned }
        if let difference = request.wanted.difference(from: answer) {
            let mistakes = answer.final.isRefusal ? "\(answer.rows.prefix(5))" : ""
            Issue.record("\(request.place): \(request.command): \(difference) \(mistakes)")
        }
        if answer.final.isRefusal { try await checkLanguages(request, answer) }
    }

    /// What is refused is said in Vietnamese too, and changes nothing, so that it can be asked again.
    private func checkLanguages(_ request: YearScript.Request, _ english: Answer) async throws {
        let vietnamese = try await ask(request, language: "vi")
        let texts = [english, vietnamese].map { ($0.final.text ?? "") + $0.rows.compactMap(\.last).description }
        #expect(vietnamese.final["rule"] == english.final["rule"] && texts[0] != texts[1], "\(request.command)")
        #expect(!texts.contains { $0.contains("{") }, "\(texts)")
        if let rule = english.final["rule"] { refused.insert(rule) }
    }

    private func ask(_ request: YearScript.Request, language: String) async throws -> Answer {
        let payload = try request.file.map { try RepositoryFile.read("deploy/sample/year/\($0)") }
        let command = request.command.replacing("plan=…", with: "plan=\(plan)")
        let council = command.firstMatch(of: #/council=\S+/#).map { " \($0.output)" } ?? ""
        let unit = request.speaker.unit.map { " unit=\($0)" } ?? ""
        let isAdministrator = request.speaker.role == "admin"
        return try await AdminClient.withSession(path: daemon.socket) { session in
            if !isAdministrator { _ = try await session.ask("role \(request.speaker.role)\(council)\(unit)") }
            _ = try await session.ask("hello lang=\(language)")
            return try await session.ask(command, payload: payload)
        }
    }
}
