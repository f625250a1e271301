import Admin
import Testing

/// Somebody of the journey: a Unix user of their own, or an administrator who has lowered its role to theirs.
enum Person: Int, CaseIterable {
    case member = 62001
    case head, deputy, secretary, chair, headOfTwo, viewer

    private var rights: (role: String, unit: String) {
        switch self {
        case .member: ("member", "quan-5")
        case .head: ("head", "quan-1")
        case .deputy: ("head", "quan-3")
        case .secretary: ("secretary", "")
        case .chair: ("chair", "")
        case .headOfTwo: ("head", "quan-4")
        case .viewer: ("viewer", "")
        }
    }

    /// The file of grants for all of them.
    static var grants: String {
        "who,role,council,unit\n"
            + allCases.map { "user:\($0.rawValue),\($0.rights.role),ho-chi-minh,\($0.rights.unit)\n" }.joined()
    }

    /// What the daemon answers them.
    func ask(
        _ daemon: DaemonProcess, _ line: String, payload: String?, language: String, asUser: Bool
    ) async throws -> Answer {
        if asUser { return try await askAsUser(daemon, line, payload, language) }
        return try await AdminClient.withSession(path: daemon.socket) { session in
            let unit = rights.unit.isEmpty ? "" : " unit=\(rights.unit)"
            _ = try await session.ask("role \(rights.role) council=ho-chi-minh\(unit)")
            _ = try await session.ask("hello lang=\(language)")
            return try await session.ask(line, payload: payload)
        }
    }

    private func askAsUser(
        _ daemon: DaemonProcess, _ line: String, _ payload: String?, _ language: String
    ) async throws -> Answer {
        let sent = payload.map { "\(line) <{\($0.utf8.count)}\n\($0)\n" } ?? "\(line)\n"
        let client = try ChildProgram(
            [
                "setpriv", "--reuid=\(rawValue)", "--regid=\(rawValue)", "--clear-groups", "nc", "-N", "-U",
                daemon.socket,
            ],
            input: "hello lang=\(language)\n\(sent)quit\n")
        #expect(try await client.end() == .exited(0))
        var (answers, answer): ([Answer], Answer) = ([], Answer())
        for text in await client.output.all() {
            let read = try ReplyLine(parsing: text)
            answer.take(read)
            guard case .final = read.content else { continue }
            answers.append(answer)
            answer = Answer()
        }
        try #require(answers.count == 4, "\(line): greeting, hello, answer and bye, not \(answers.map(\.word))")
        return answers[2]
    }
}
