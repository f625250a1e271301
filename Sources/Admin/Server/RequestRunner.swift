import Logging

/// Runs one request: reads its line, finds and checks its command, writes it down, runs it and ends its reply.
struct RequestRunner: Sendable {
    let server: AdminServer
    let session: SessionInfo
    let connection: Connection

    /// What the request does to its session. Throws when the client is gone.
    func run(_ request: RawRequest) async throws -> [SessionEffect] {
        do {
            let line = try RequestLine(parsing: request.line)
            let json = session.json || line.words.contains { $0.form == .flag("json") }
            let reply = Reply(tag: line.tag, json: json, sink: connection.send)
            return try await run(line, of: request, reply)
        } catch let refusal as Refusal {
            // A line that cannot be split cannot say --json, so the session decides.
            let reply = Reply(tag: RequestTag.find(in: request.line), json: session.json, sink: connection.send)
            try await reply.finish(FinalLine(refusal, in: session.language))
            return []
        }
    }

    private func run(_ line: RequestLine, of request: RawRequest, _ reply: Reply) async throws -> [SessionEffect] {
        do {
            let outcome = try await outcome(of: line, request, reply)
            try await reply.finish(FinalLine(outcome))
            return outcome.effects
        } catch let refusal as Refusal {
            try await reply.finish(FinalLine(refusal, in: session.language))
            return []
        }
    }

    /// Checks, records and performs the command that the line names.
    private func outcome(of line: RequestLine, _ request: RawRequest, _ reply: Reply) async throws -> Outcome {
        let (command, words) = try server.table.match(line.words)
        let started = ContinuousClock.now
        var record = AuditRecord(session: session, command: command.name, payload: request.payload)
        do {
            let invocation = try server.table.invocation(
                of: command, with: words, tag: line.tag, request: request, in: session
            ) { record.invocation = $0 }
            if command.changes { try await begin(record) }
            let outcome = try await perform(invocation, reply)
            if command.changes { await end(record, outcome.word, since: started) }
            return outcome
        } catch let refusal as Refusal {
            record.fields = refusal.fields
            await end(record, refusal.word, since: started)
            throw refusal
        }
    }

    /// Runs the handler; whatever it throws becomes a refusal.
    private func perform(_ invocation: Invocation, _ reply: Reply) async throws -> Outcome {
        let command = invocation.command
        do {
            if command.isImmediate { return try await command.run(invocation, reply) }
            return try await withTaskExecutorPreference(globalConcurrentExecutor) {
                try await command.run(invocation, reply)
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch is CancellationError, is Connection.Lost {
            throw Refusal(.timedOut, .clientGone)
        } catch {
            throw incident(error, in: command)
        }
    }

    private func begin(_ record: AuditRecord) async throws {
        do {
            try await server.audit(record)
        } catch {
            server.logger.error("event not written", metadata: ["command": "\(record.command)", "error": "\(error)"])
            throw Refusal(.dbUnavailable, .eventNotWritten)
        }
    }

    private func end(_ record: AuditRecord, _ word: ReplyWord, since started: ContinuousClock.Instant) async {
        var record = record
        let elapsed = (ContinuousClock.now - started) / .milliseconds(1)
        record.stage = .ended(word, elapsedMilliseconds: Int(elapsed))
        do {
            try await server.audit(record)
        } catch {
            server.logger.error("event not written", metadata: ["command": "\(record.command)", "error": "\(error)"])
        }
    }

    private func incident(_ error: any Error, in command: Command) -> Refusal {
        let id = String(UInt32.random(in: .min ... .max), radix: 16)
        server.logger.error(
            "command failed", metadata: ["incident": "\(id)", "command": "\(command.name)", "error": "\(error)"])
        return Refusal(.internalError, .incident, fields: [("incident", id)])
    }
}
