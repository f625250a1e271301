import Admin
import CouncilStore
import Councils
import Postgres

extension Refusal {
    /// The protocol's answer to what a rule or the database refused; `nil` for what nobody foresaw.
    init?(answering error: any Error) {
        switch error {
        case let error as CouncilError: self.init(error)
        case let error as PostgresError: self.init(error)
        default: return nil
        }
    }

    private init(_ error: CouncilError) {
        let word: ReplyWord =
            switch error.kind {
            case .notFound: .notFound
            case .frozen, .wrongState, .appendOnly: .wrongState
            case .badValue: .badValue
            case .keyReused: .keyReused
            case .planStale: .planStale
            }
        self.init(word, text: error.description)
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
    func list(_ rejection: ImportRejection) async throws -> Refusal {
        try await columns(["line", "column", "value", "reason"])
        for mistake in rejection.mistakes {
            try await row(["\(mistake.line)", mistake.column, mistake.value, mistake.reason])
        }
        let listed =
            rejection.mistakes.count < rejection.count ? "; the first \(rejection.mistakes.count) are listed" : ""
        let mistakes = rejection.count == 1 ? "1 mistake" : "\(rejection.count) mistakes"
        return Refusal(
            .payloadRejected, fields: [("errors", "\(rejection.count)")],
            text: "nothing was imported: \(mistakes)\(listed); correct the file and send it again")
    }
}
