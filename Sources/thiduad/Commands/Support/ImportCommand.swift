import Admin
import CouncilStore
import Councils
import Postgres

/// How an import went, for its final line.
struct ImportAnswer: Sendable {
    var changed: Bool
    var fields: [(String, String)]
    var text: String
}

extension Invocation {
    /// What an import's key stands for, beside its payload: the same file as another figure or year is another import.
    fileprivate var importLine: String {
        let arguments = command.arguments.map(\.name).filter { $0 != "council" && $0 != "key" }
        return ([command.name] + arguments.compactMap { name in optionalText(name).map { "\(name)=\($0)" } })
            .joined(separator: " ")
    }

    fileprivate func importKey() throws -> String? {
        guard let text = optionalText("key") else { return nil }
        guard let key = Label(text) else {
            throw Refusal(.badValue, Label.rule, in: language, fields: [("name", "key")])
        }
        return key.text
    }
}

extension Services {
    /// Runs an import of the payload: whole or not at all, known by its key, and as a plan where nothing may change.
    func importing(
        _ invocation: Invocation, _ reply: Reply,
        _ body: @escaping @Sendable ([UInt8], ProgressReport, borrowing Transaction) throws -> ImportAnswer
    ) async throws -> Outcome {
        let payload = invocation.payload ?? []
        let command = invocation.importLine
        let key = try invocation.importKey()
        let answer = try await reply.whileReporting { progress in
            try await withCouncil(invocation, ending: invocation.ending) { transaction -> ImportAnswer? in
                if let key, try !ImportKeys.take(key, command: command, payload: payload, transaction) { return nil }
                return try body(payload, progress, transaction)
            }
        }
        guard let answer else {
            return .noChange(text: "this import was already done under key \(key ?? "")")
        }
        if !answer.changed {
            return .noChange(fields: answer.fields, text: "everything in the file is so already")
        }
        if invocation.plansOnly {
            let how =
                invocation.payloadIsTyped ? "typed payloads only plan; send it counted, as thiduactl does" : answer.text
            return Outcome(.planned, fields: answer.fields, text: "nothing was changed; \(how)")
        }
        return .ok(fields: answer.fields, text: answer.text)
    }
}
