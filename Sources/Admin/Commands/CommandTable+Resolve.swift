extension CommandTable {
    /// Makes an invocation of a request whose command is known. Throws what the answer must be when the session may not run it
    /// or the words break the command's rules. `note` is told what was asked for as soon as it can be read, also where the
    /// session may not run it.
    func invocation(
        of command: Command, with words: ArraySlice<RequestWord>, tag: String?, request: RawRequest,
        in session: SessionInfo, note: (Invocation) -> Void = { _ in }
    ) throws(Refusal) -> Invocation {
        let denial = permission(command, session)
        let arguments: ArgumentReader
        do { arguments = try ArgumentReader(words, for: command) } catch { throw denial ?? error }
        let invocation = Invocation(
            command: command, session: session, tag: tag, values: arguments.values, flags: arguments.flags,
            payload: request.payload, payloadIsTyped: request.payloadIsTyped, table: self)
        note(invocation)
        if let denial { throw denial }
        try command.checkPayload(isPresent: request.payload != nil)
        return invocation
    }
}

extension Command {
    fileprivate func checkPayload(isPresent: Bool) throws(Refusal) {
        switch (payload, isPresent) {
        case (.none, true):
            throw Refusal(.payloadUnexpected, .payloadUnexpected(name))
        case (.required(let help), false):
            throw Refusal(.payloadMissing, .payloadMissing(help, command: name))
        default: return
        }
    }
}
