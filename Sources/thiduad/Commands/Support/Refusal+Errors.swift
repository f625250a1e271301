import Admin
import CouncilStore
import Councils
import Postgres

extension Refusal {
    /// The protocol's answer to what a rule or the database refused; `nil` for what nobody foresaw.
    init?(answering error: any Error, in language: Language) {
        switch error {
        case let error as CouncilError: self.init(error, in: language)
        case let error as PostgresError: self.init(error, in: language)
        case let error as SettingMistake: self.init(.badValue, error.message(in: language), in: language)
        case let error as UnknownSetting:
            let near = Suggestion.nearest(to: error.name, among: error.known)
            self.init(.notFound, error.message(near: near), in: language)
        default: return nil
        }
    }

    /// A refusal by a message of the catalogue: its code stands in `rule=`, its sentence is in the session's language.
    init(_ word: ReplyWord, _ message: Message, in language: Language, fields: [(String, String)] = []) {
        self.init(word, fields: fields + [("rule", message.code)], text: message.text(in: language))
    }

    private init(_ error: CouncilError, in language: Language) {
        let word: ReplyWord =
            switch error.kind {
            case .notFound: .notFound
            case .frozen, .wrongState, .appendOnly: .wrongState
            case .badValue: .badValue
            case .keyReused: .keyReused
            case .planStale: .planStale
            case .notPermitted: .notPermitted
            }
        self.init(word, error.message, in: language)
    }

    private init?(_ error: PostgresError, in language: Language) {
        let (word, message): (ReplyWord, Message)
        switch error {
        case .leaseTimeout: (word, message) = (.busy, "connections_in_use")
        case .outcomeUnknown: (word, message) = (.internalError, "commit_unknown")
        case .server(let server) where server.sqlState == .diskFull: (word, message) = (.dbUnavailable, "database_full")
        case .server(let server) where server.sqlState == .queryCanceled:
            (word, message) = (.timedOut, "statement_too_slow")
        case _ where error.isUnavailable: (word, message) = (.dbUnavailable, "database_away")
        case _ where error.isRetrySafe: (word, message) = (.conflict, "rows_changed_by_others")
        default: return nil
        }
        self.init(word, message, in: language)
    }
}

extension SQLState {
    /// The disk of the server is full.
    static let diskFull = SQLState(rawValue: "53100")
}

extension Reply {
    /// Lists what is wrong with a payload and returns the refusal that ends the reply.
    func list(_ rejection: ImportRejection, in language: Language) async throws -> Refusal {
        try await columns(["line", "column", "value", "reason", "rule"])
        for mistake in rejection.mistakes {
            try await row([
                "\(mistake.line)", mistake.column, mistake.value, mistake.reason.text(in: language),
                mistake.reason.code,
            ])
        }
        let counts = ["count": "\(rejection.count)", "listed": "\(rejection.mistakes.count)"]
        let code = rejection.mistakes.count < rejection.count ? "payload_rejected_in_part" : "payload_rejected"
        return Refusal(
            .payloadRejected, Message(code, counts), in: language, fields: [("errors", "\(rejection.count)")])
    }
}
