public import Councils
import Postgres

/// Why a council's data were not changed or not found, with the sentence that tells whoever asked.
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
        /// Somebody else's to do; raised here, not in SQL.
        case notPermitted = "TD009"
        /// A dry run's digest that is not what would happen now; raised here, not in SQL.
        case planStale = "TD008"
    }

    /// What kind of refusal it is.
    public var kind: Kind
    /// What is wrong and who can lift it how, by its code in the catalogue.
    public var message: Message

    /// An error with a message of the catalogue.
    public init(_ kind: Kind, _ code: String, _ parameters: [String: String] = [:]) {
        self.kind = kind
        self.message = Message(code, parameters)
    }

    /// An error with a message that a rule has made.
    public init(_ kind: Kind, _ message: Message) {
        self.kind = kind
        self.message = message
    }

    /// A council that is not there, or that whoever asks may not see: both are answered alike.
    public static func councilMissing(_ code: String) -> CouncilError {
        CouncilError(.notFound, "council_missing", ["council": code])
    }

    /// What a rule says to whoever may not.
    public init(_ denial: Denial) {
        let kind: Kind =
            switch denial {
            case .notYours: .notPermitted
            case .wrongState: .wrongState
            case .needsDocument: .badValue
            }
        self.init(kind, denial.message.code, denial.message.parameters)
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
            // What `refuse` raised: the code, and the values as a JSON object.
            let parameters: [String: String]? = server.detail.flatMap { try? JSONText($0).decode() }
            self.init(kind, server.message, parameters ?? [:])
        } else if server.sqlState.rawValue.hasPrefix("23"), let constraint = server.constraint {
            // Constraints are named as the sentence that they hold.
            let sentence = constraint.split(separator: "_").joined(separator: " ")
            self.init(.badValue, "constraint", ["rule": sentence])
        } else {
            return nil
        }
    }
}

extension CouncilError: CustomStringConvertible {
    /// The English sentence.
    public var description: String { message.text() }
}
