import Admin
import CouncilStore
import Councils
import Postgres

extension Refusal {
    /// The protocol's answer to what a rule or the database refused; `nil` for what nobody foresaw.
    init?(answering error: any Error, in language: Language) {
        switch error {
        case let error as CouncilError: self.init(error, in: language)
        case let error as PostgresError: self.init(error)
        case let error as SettingMistake: self.init(.badValue, error.message(in: language), in: language)
        case let error as SettingNotPermitted: self.init(.notPermitted, error.message, in: language)
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
            }
        self.init(word, error.message, in: language)
    }

    private init?(_ error: PostgresError) {
        switch error {
        case .leaseTimeout:
            self.init(.busy, text: "every database connection is in use; try again, or raise database.pool_size")
        case .outcomeUnknown:
            self.init(
                .internalError, text: "the database was lost during commit: look whether it happened before repeating")
        case .server(let server) where server.sqlState == .diskFull:
            self.init(.dbUnavailable, text: "the database's disk is full; nothing was changed; make room and try again")
        case .server(let server) where server.sqlState == .queryCanceled:
            self.init(
                .timedOut, text: "the database took longer than database.statement_timeout_ms; nothing was changed")
        default:
            if error.isUnavailable {
                self.init(.dbUnavailable, text: "the database cannot be reached; nothing was changed; try again")
            } else if error.isRetrySafe {
                self.init(.conflict, text: "others changed the same rows; nothing was changed; try again")
            } else {
                return nil
            }
        }
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
