import Postgres

/// Why a council's data were not changed or not found, in words for whoever asked, with the remedy.
public struct CouncilError: Error, Sendable, Equatable {
    /// What kind of refusal it is; each stands for one SQLSTATE of class `TD` that the schema raises.
    public enum Kind: String, Sendable, CaseIterable {
        /// A row of a closed cycle.
        case frozen = "TD001"
        /// A thing that this council does not have.
        case notFound = "TD002"
        /// Not in the state that the act needs.
        case wrongState = "TD003"
        /// Events are only added to.
        case appendOnly = "TD004"
        /// A value that cannot be.
        case badValue = "TD006"
        /// An import key that stands for other content.
        case keyReused = "TD007"
        /// A dry run's digest that is not what would happen now; raised here, not in SQL.
        case planStale = "TD008"
    }

    /// What kind of refusal it is.
    public var kind: Kind
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var remedy: String?

    /// An error with its remedy.
    public init(_ kind: Kind, _ message: String, remedy: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }

    /// Runs the work and turns what the schema refused into an error that people can act on.
    static func translating<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as PostgresError {
            throw CouncilError(error) ?? error
        }
    }

    /// The meaning of a server error, or `nil` where it is not about the councils' rules.
    init?(_ error: PostgresError) {
        guard case .server(let server) = error else { return nil }
        if let kind = Kind(rawValue: server.sqlState.rawValue) {
            self.init(kind, server.message, remedy: server.hint)
        } else if server.sqlState.rawValue.hasPrefix("23"), let constraint = server.constraint {
            // Constraints are named as the sentence that they hold.
            let sentence = constraint.split(separator: "_").joined(separator: " ")
            self.init(.badValue, "refused by the rule \"\(sentence)\"")
        } else {
            return nil
        }
    }
}

extension CouncilError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        remedy.map { "\(message); \($0)" } ?? message
    }
}
