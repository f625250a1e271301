import Admin
import CouncilStore
import Councils
import Postgres

extension ArgumentRule {
    static let movement = ArgumentRule.required("movement", .code, "the movement's code")
    static let exemplar = ArgumentRule.required("exemplar", .code, "the exemplar's code")
}

extension Invocation {
    /// The movement that an act is about.
    func movementAct() throws -> Movements.Act {
        Movements.Act(
            year: try integer("year"), cluster: try text("cluster"), movement: try text("movement"), by: actor,
            document: try optionalSentence("document"))
    }

    /// The exemplar that an act is about.
    func exemplarAct() throws -> Exemplars.Act {
        Exemplars.Act(
            year: try integer("year"), cluster: try text("cluster"), exemplar: try text("exemplar"), by: actor,
            document: try optionalSentence("document"))
    }

    /// What people wrote in an argument that may take paragraphs.
    func passage(_ name: String) throws -> String {
        guard let passage = Passage(try text(name)) else {
            throw Refusal(.badValue, Passage.rule, in: language, fields: [("name", name)])
        }
        return passage.text
    }
}

extension Reply {
    /// Says one thing: its pairs, and its rows as a table.
    func show(_ view: RecordView) async throws {
        for (name, value) in view.pairs { try await pair(name, value) }
        try await columns(view.columns)
        for row in view.rows { try await self.row(row) }
    }
}

extension Command {
    /// An import of one cluster's year: the payload is read and written by `write`, which says how many rows changed.
    static func yearImport(
        _ services: Services, _ noun: String, summary: String, columns: [String], optional: [String],
        write:
            @escaping @Sendable ([UInt8], Movements.Scope, borrowing Transaction) throws -> (count: Int, changed: Int)
    ) -> Command {
        .guarded(
            services, "\(noun) import", summary: summary,
            arguments: [.council, .year, .ofCluster, .optionalPaper, .key], flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(columns.joined(separator: ",")), and if wanted "
                    + optional.joined(separator: ",")),
            changes: true, needs: .units,
            example: "\(noun) import council=ho-chi-minh year=2025 cluster=cum-1 document=\"12/KH-UBND\" <{640}"
        ) { invocation, reply in
            let scope = Movements.Scope(
                year: try invocation.integer("year"), cluster: try invocation.text("cluster"), by: invocation.actor,
                document: try invocation.optionalSentence("document"))
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let (count, changed) = try write(payload, scope, transaction)
                return ImportAnswer(
                    changed: changed > 0, fields: [("lines", "\(count)"), ("changed", "\(changed)")],
                    text: "\(noun) list shows them")
            }
        }
    }
}

extension Movements {
    /// Into which cluster's year somebody imports, on what paper.
    struct Scope: Sendable {
        let year: Int
        let cluster: String
        let actor: Actor
        let document: String?

        init(year: Int, cluster: String, by actor: Actor, document: String?) {
            self.year = year
            self.cluster = cluster
            self.actor = actor
            self.document = document
        }
    }
}
