/// One session from greeting to goodbye: takes frames one by one and answers each.
struct Session: Sendable {
    let server: AdminServer
    let connection: Connection

    func run() async {
        await run(on: connection)
    }

    private func run(on connection: isolated Connection) async {
        do {
            if let grant = try await greet(on: connection) { try await serve(grant, on: connection) }
        } catch {
            // The client is gone; there is nobody to tell.
        }
        connection.closeLingering()
    }

    /// The grant of the peer, or nil when it was turned away.
    private func greet(on connection: isolated Connection) async throws -> Grant? {
        let peer = connection.peer
        guard peer.uid != PeerCredentials.overflowUser, let grant = server.authoriser(peer) else {
            try await connection.send(FinalLine(Refusal.noGrant(to: peer).asGreeting))
            return nil
        }
        if let refusal = server.registry.admit(connection) {
            try await connection.send(FinalLine(refusal.asGreeting))
            return nil
        }
        let fields = [("server", server.version), ("proto", String(AdminServer.protocolVersion)), ("role", grant.role)]
        try await connection.send(FinalLine(.ready, fields: fields + grant.fields, text: "try \"help\""))
        return grant
    }

    private func serve(_ grant: Grant, on connection: isolated Connection) async throws {
        var info = SessionInfo(peer: connection.peer, grant: grant)
        while let frame = await connection.nextFrame() {
            let goesOn = try await answer(frame, in: &info, on: connection)
            if !goesOn || frame.endsSession { return }
        }
    }

    /// Answers one frame; false when the session is to close.
    private func answer(
        _ frame: Frame, in info: inout SessionInfo, on connection: isolated Connection
    ) async throws -> Bool {
        switch frame {
        case .payloadExpected(let line):
            try await reply(to: line, in: info).payloadExpected(Phrase.payloadExpected.text(in: info.language))
            return true
        case .fault(let fault, let line):
            try await reply(to: line, in: info).finish(FinalLine(fault.refusal, in: info.language))
            return !fault.closes
        case .request(let request):
            let effects = try await RequestRunner(server: server, session: info, connection: connection).run(request)
            if request.payloadIsTyped { try await sayGoodbye(in: info, on: connection) }
            return info.apply(effects)
        }
    }

    private func reply(to line: [UInt8], in info: SessionInfo) -> Reply {
        Reply(tag: RequestTag.find(in: line), json: info.json, sink: connection.send)
    }

    private func sayGoodbye(in info: SessionInfo, on connection: isolated Connection) async throws {
        let reply = Reply(sink: connection.send)
        try await reply.notice(Phrase.typedPayloadEnds.text(in: info.language))
        try await reply.finish(FinalLine(.bye))
    }
}

extension SessionInfo {
    /// False when the session is to close.
    fileprivate mutating func apply(_ effects: [SessionEffect]) -> Bool {
        var goesOn = true
        for effect in effects {
            switch effect {
            case .json(let json): self.json = json
            case .language(let language): self.language = language
            case .claimedUser(let user): claimedUser = user
            case .grant(let grant): self.grant = grant
            case .close: goesOn = false
            }
        }
        return goesOn
    }
}

extension Connection {
    fileprivate func send(_ final: FinalLine) async throws {
        try await send(Array((final.serialised() + "\n").utf8))
    }
}

extension Refusal {
    fileprivate static func noGrant(to peer: PeerCredentials) -> Refusal {
        Refusal(.noGrant, .noGrant, fields: [("uid", String(peer.uid))])
    }
}
