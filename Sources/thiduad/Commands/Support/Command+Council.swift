import Admin
import CouncilStore
import Councils
import Postgres

let yearRange = AwardYear.range

extension Command {
    /// A command whose refusals by rules or by the database become the protocol's answers.
    ///
    /// Until the daemon has proved its database it answers `450`, for it cannot know that councils are kept apart.
    static func guarded(
        _ services: Services, _ name: String, summary: String, arguments: [ArgumentRule] = [], flags: [FlagRule] = [],
        payload: PayloadRule = .none, changes: Bool = false, needs roles: Set<Role>, example: String,
        run: @escaping Handler
    ) -> Command {
        Command(
            name, summary: summary, arguments: arguments, flags: flags, payload: payload, changes: changes,
            example: example, demand: roles
        ) { invocation, reply in
            try services.health.requireProof(in: invocation.language)
            do {
                // Before anything is said of the arguments: a council out of scope is answered like one that is not there.
                if let council = invocation.optionalText("council") {
                    _ = try invocation.session.rights.council(council)
                }
                return try await run(invocation, reply)
            } catch let rejection as ImportRejection {
                throw try await reply.list(rejection, in: invocation.language)
            } catch {
                throw Refusal(answering: error, in: invocation.language) ?? error
            }
        }
    }
}

extension Invocation {
    /// Who acts, as events and scores name it: the user, and whoever ran sudo as it claims.
    var actor: Actor {
        let name = session.claimedUser.map { "\(session.user) (sudo \($0))" } ?? session.user
        return Actor(name, role: session.rights.role, unit: session.rights.unit)
    }

    /// The language that this session is answered in.
    var language: Language { Language(rawValue: session.language) ?? .english }

    /// How the transaction of a command that can be planned ends.
    var ending: Ending { plansOnly ? .rollback : .commit }

    /// A date argument.
    func optionalDate(_ name: String) throws -> CivilDate? {
        try optionalText(name).map { text in
            guard let date = CivilDate(text) else {
                throw Refusal(.badValue, "date_malformed", in: language, fields: [("name", name)])
            }
            return date
        }
    }

    /// A date argument that the table demands.
    func date(_ name: String) throws -> CivilDate {
        guard let date = try optionalDate(name) else { throw CouncilError(.badValue, "date_malformed") }
        return date
    }

    /// A list of codes separated by commas; `nil` when left out.
    func optionalCodes(_ name: String) throws -> [String]? {
        try optionalText(name).map { text in
            try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
                guard let code = Code(rawValue: String(part)) else {
                    throw Refusal(.badValue, Code.rule, in: language, fields: [("name", name)])
                }
                return code.rawValue
            }
        }
    }

    /// A points argument.
    func optionalPoints(_ name: String) throws -> Points? {
        try optionalText(name).map { text in
            do throws(Points.ParseError) { return try Points(parsing: text) } catch {
                throw Refusal(.badValue, error.message, in: language, fields: [("name", name)])
            }
        }
    }
}

extension Services {
    /// The council that the command names. One that lies outside what the session may see is answered like one that is not there.
    func council(of invocation: Invocation) throws -> String {
        try invocation.session.rights.council(invocation.text("council"))
    }

    /// One transaction of the council that the command names.
    func withCouncil<Result: Sendable>(
        _ invocation: Invocation, ending: Ending = .commit,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Result
    ) async throws -> Result {
        try await store.withCouncil(council(of: invocation), actor: invocation.actor.name, ending: ending, body)
    }

    /// One transaction of the council that the command names, which only reads.
    func reading<Result: Sendable>(
        _ invocation: Invocation, _ body: @escaping @Sendable (borrowing Transaction) throws -> Result
    ) async throws -> Result {
        try await withCouncil(invocation, ending: .rollback, body)
    }
}
