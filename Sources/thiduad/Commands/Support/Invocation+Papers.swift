import Admin
import CouncilStore
import Councils

extension ArgumentRule {
    /// The paper that an act stands on, where the act can do without.
    static let optionalPaper = ArgumentRule.optional(
        "document", .text, "the number of the paper that it stands on, as 12/BB-CTĐ")
    /// The paper that an act stands on.
    static let paper = ArgumentRule.required(
        "document", .text, "the number of the paper that it stands on, as 77/QĐ-UBND")
    /// A version of a regulation.
    static let version = ArgumentRule.optional("version", .integer(1...32_767), "which version; the newest if left out")
    /// One cluster that an act is about.
    static let ofCluster = ArgumentRule.required("cluster", .code, "the cluster's code")
}

extension Invocation {
    /// What people wrote in an argument that may be left out: a sentence, a title, the number of a paper.
    func optionalSentence(_ name: String) throws -> String? {
        try optionalText(name).map { text in
            guard let label = Label(text) else {
                throw Refusal(.badValue, Label.rule, in: language, fields: [("name", name)])
            }
            return label.text
        }
    }

    /// What people wrote in an argument.
    func sentence(_ name: String) throws -> String {
        _ = try text(name)
        return try optionalSentence(name) ?? ""
    }

    /// Ends the command where a rule says that whoever acts may not.
    func demand(_ denial: Denial?) throws {
        if let denial { throw CouncilError(denial) }
    }
}

extension Outcome {
    /// How an act ended that can be planned and repeated: done, planned, or so already.
    static func of(
        _ invocation: Invocation, changed: Bool, fields: [(String, String)] = [], done: String, already: String
    ) -> Outcome {
        if !changed { return .noChange(fields: fields, text: already) }
        if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed; \(done)") }
        return .ok(fields: fields, text: done)
    }
}
