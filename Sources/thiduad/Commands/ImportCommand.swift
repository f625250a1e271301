import Admin
import CouncilStore
import Postgres

/// How an import went, for its final line.
struct ImportAnswer: Sendable {
    var changed: Bool
    var fields: [(String, String)]
    var text: String
}

extension Services {
    /// Runs an import of the payload: whole or not at all, known by its key, and as a plan where nothing may change.
    func importing(
        _ invocation: Invocation,
        _ body: @escaping @Sendable ([UInt8], borrowing Transaction) throws -> ImportAnswer
    ) async throws -> Outcome {
        let payload = invocation.payload ?? []
        let command = invocation.command.name
        let key = invocation.optionalText("key")
        let answer = try await withCouncil(invocation, ending: invocation.ending) { transaction -> ImportAnswer? in
            if let key, try !ImportKeys.take(key, command: command, payload: payload, transaction) { return nil }
            return try body(payload, transaction)
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
