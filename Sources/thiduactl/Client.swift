import Admin
import ArgumentParser
import Glibc

/// One run of the client: from words to exit status.
struct Client: Sendable {
    let settings: ClientSettings

    func run() async -> SysExit {
        do {
            let payload = try readPayload()
            guard !settings.words.isEmpty else { return try await converse() }
            return try await AdminClient.withSession(path: settings.socket) { session in
                try await introduce(to: session)
                return try await ask(CommandWords.line(settings.words), payload: payload, in: session)
            }
        } catch let error as AdminClientError {
            if case .notRunning = error, settings.words.first == "help" { Terminal.out(Thiduactl.helpMessage()) }
            return report("\(error)", error.exitStatus)
        } catch let error as PayloadError {
            return report("\(error)", .noInput)
        } catch {
            return report("\(error)", .protocolBroken)
        }
    }

    /// Sends a request and shows its reply. A command that answers that it lacks a payload has not run; it is sent again with standard
    /// input, unless that is a terminal. (Input that is merely there is left alone: cron and systemd start everything so.)
    func ask(_ request: String, payload: [UInt8]?, in session: AdminSession) async throws -> SysExit {
        var view = ReplyView(style: settings.style)
        for try await line in try await session.request(request, payload: payload) {
            if payload == nil, line.lacksPayload, isatty(STDIN_FILENO) == 0 {
                return try await ask(request, payload: try PayloadFile.read("-"), in: session)
            }
            view.show(line)
        }
        return view.status
    }

    /// Settles format and language, and tells the daemon who called sudo, for its record.
    func introduce(to session: AdminSession) async throws {
        let format = settings.style.isJSON ? ["format=json"] : []
        let user = settings.claimedUser.map { ["sudo=\($0)"] } ?? []
        // English is what a session begins with.
        let language = settings.language == .en ? [] : ["lang=\(settings.language.rawValue)"]
        let words = format + language + user
        guard !words.isEmpty else { return }
        for try await _ in try await session.request(CommandWords.line(["hello"] + words)) {}
    }

    private func readPayload() throws -> [UInt8]? {
        try settings.file.map { try PayloadFile.read($0) }
    }

    private func converse() async throws -> SysExit {
        guard isatty(STDIN_FILENO) == 1 else {
            return report("no command; try: thiduactl help", .usage)
        }
        return try await Conversation(client: self).run()
    }

    private func report(_ message: String, _ status: SysExit) -> SysExit {
        if settings.style.isJSON {
            let members: [(String, JSONText)] = [("word", .string("no_answer")), ("text", .string(message))]
            Terminal.out(JSONText.object(members).text)
        } else {
            Terminal.error("thiduactl: \(message)")
        }
        return status
    }
}

extension ReplyLine {
    fileprivate var lacksPayload: Bool {
        if case .final(let line) = content { line.word == ReplyWord.payloadMissing.rawValue } else { false }
    }
}
