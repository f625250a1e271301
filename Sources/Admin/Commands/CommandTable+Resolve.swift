extension CommandTable {
    /// Makes an invocation of a request whose command is known. Throws what the answer must be when the session may not run it
    /// or the words break the command's rules.
    func invocation(
        of command: Command, with words: ArraySlice<RequestWord>, tag: String?, request: RawRequest,
        in session: SessionInfo
    ) throws(Refusal) -> Invocation {
        if let refusal = permission(command, session) { throw refusal }
        let arguments = try ArgumentReader(words, for: command)
        try command.checkPayload(isPresent: request.payload != nil)
        return Invocation(
            command: command, session: session, tag: tag, values: arguments.values, flags: arguments.flags,
            payload: request.payload, payloadIsTyped: request.payloadIsTyped, table: self)
    }
}

extension Command {
    fileprivate func checkPayload(isPresent: Bool) throws(Refusal) {
        switch (payload, isPresent) {
        case (.none, true):
            throw Refusal(.payloadUnexpected, text: "\(name) takes no payload; it was dropped and nothing was run")
        case (.required(let help), false):
            throw Refusal(.payloadMissing, text: "send \(help) after the line: end it with <{N} or <<END")
        default: return
        }
    }
}
