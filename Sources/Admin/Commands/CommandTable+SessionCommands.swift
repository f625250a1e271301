extension CommandTable {
    /// The commands about the session itself, which every table has.
    public static let sessionCommands = [ping, hello, whoami, help, may, quit]

    private static let ping = Command(
        "ping", summary: "answer at once, to show that the daemon is there", example: "ping", isImmediate: true
    ) { _, _ in .ok() }

    private static let hello = Command(
        "hello",
        summary: "settle the protocol's version, the session's format and its language",
        arguments: [
            .optional("proto", .integer(0...999), "the version that the client speaks"),
            .optional("format", .choice(["text", "json"]), "how rows and final lines are written"),
            .optional("lang", .choice(Phrase.languages), "the language of texts for people"),
            .optional("sudo", .text, "the user that sudo was run by, for the record"),
        ],
        example: "hello format=json",
        isImmediate: true
    ) { invocation, _ in
        try greet(invocation)
    }

    private static let whoami = Command(
        "whoami", summary: "say who you are to the daemon and what you may do", example: "whoami", isImmediate: true
    ) { invocation, _ in
        let session = invocation.session
        let user = [("user", session.user), ("uid", String(session.uid)), ("role", session.role)]
        return .ok(fields: user + session.grant.fields + (session.claimedUser.map { [("sudo", $0)] } ?? []))
    }

    private static let quit = Command(
        "quit", summary: "end the session", example: "quit", isImmediate: true
    ) { _, _ in Outcome(.bye, effects: [.close]) }

    private static func greet(_ invocation: Invocation) throws -> Outcome {
        if let version = try invocation.optionalInteger("proto"), version != AdminServer.protocolVersion {
            let ours = String(AdminServer.protocolVersion)
            throw Refusal(.badProto, .protocolVersion(ours), fields: [("proto", ours)])
        }
        let format = invocation.optionalText("format").map { [SessionEffect.json($0 == "json")] } ?? []
        let claimed = invocation.optionalText("sudo").map { [SessionEffect.claimedUser($0)] } ?? []
        let language = invocation.optionalText("lang").map { [SessionEffect.language($0)] } ?? []
        return Outcome(.ok, effects: format + language + claimed)
    }
}
