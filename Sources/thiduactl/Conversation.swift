import Admin
import Glibc

/// Commands typed line by line over one connection. The prompt goes to standard error, so that the output stays data.
struct Conversation: Sendable {
    let client: Client

    /// The status of the last command.
    func run() async throws -> SysExit {
        try await AdminClient.withSession(path: client.settings.socket) { session in
            try await client.introduce(to: session)
            Terminal.error(await session.greeting.text.map { "thiduad: \($0)" } ?? "thiduad")
            var status = SysExit.success
            while let line = prompt() {
                guard !line.isEmpty, !line.hasPrefix("#") else { continue }
                status = try await client.ask(line, payload: nil, in: session)
                if line == "quit" { break }
            }
            return status
        }
    }

    private func prompt() -> String? {
        Terminal.write("thidua> ", to: STDERR_FILENO)
        return readLine()
    }
}
