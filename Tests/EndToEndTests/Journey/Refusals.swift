import Admin
import Testing

/// Every refusal of the journey, as both languages say it.
final class Refusals {
    /// One sentence in both languages.
    struct Seen {
        var line: String
        var english: String
        var vietnamese: String
    }

    private(set) var byRule: [String: Seen] = [:]

    /// Keeps what two answers to one request say. Mistakes in a payload stand in rows, each with its rule.
    func keep(_ line: String, _ rule: String, english: Answer, vietnamese: Answer) throws {
        let texts = try [english, vietnamese].map { answer -> String in
            try #require(answer.final.isRefusal, "\(line) was not refused: \(answer.final.serialised())")
            if answer.final["rule"] == rule { return answer.final.text ?? "" }
            let place = try #require(
                try answer.columns.isEmpty ? nil : answer.column("rule").firstIndex(of: rule),
                "\(line) is refused by \(answer.final.serialised()) \(answer.rows.prefix(2)), not by \(rule)")
            return try answer.column("reason")[place] ?? ""
        }
        byRule[rule] = Seen(line: line, english: texts[0], vietnamese: texts[1])
    }

    /// Holds all of them to what an administrator needs: the own language, no open place, no inner name, and what to do next.
    func check(commands: [String]) {
        for (rule, seen) in byRule {
            for text in [seen.english, seen.vietnamese] {
                #expect(!text.contains("{") && !text.contains("?"), "\(rule): \(text)")
                #expect(!text.contains(#/\b(write_|table_|objection_)/#), "\(rule): \(text)")
                let names = commands.contains { text.contains($0) } || text.contains(#/\b[a-z_]+=/#)
                #expect(names || Self.needNoCommand.contains(rule), "\(rule) names no remedy: \(text)")
            }
            #expect(seen.english != seen.vietnamese, "\(rule)")
            #expect(seen.vietnamese.contains(#/[ăâđêôơưạảãáàếểễệốồổỗộớờởợứừửựịỉĩỏọụủỳỹýấầẩẫậắằẳẵặ]/#), "\(rule)")
        }
    }

    /// What a file lacks is said beside its line; a role is given by the administrator, who has no command for it.
    private static let needNoCommand: Set<String> = [
        "role_missing", "fact_plan_is_zero", "fact_answer_malformed", "base_sum_differs", "finding_over_base",
        "amendment_outside_year", "amendment_goes_back",
    ]
}
