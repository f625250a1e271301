public import Councils
public import Postgres

extension CriteriaSets {
    /// What an import says besides its table; `nil` is as the settings have it.
    public struct Choice: Sendable {
        /// The most that all bonus may add.
        public var bonusCap: Points?
        /// `annual` or `halves`.
        public var aggregate: String?
        /// What the halves weigh, such as `1:2`.
        public var weights: String?
        /// The most that a proportional criterion gives, in per cent of its maximum.
        public var overAchievement: Points?

        /// A choice; what is left out is left to the settings.
        public init(
            bonusCap: Points? = nil, aggregate: String? = nil, weights: String? = nil, overAchievement: Points? = nil
        ) {
            self.bonusCap = bonusCap
            self.aggregate = aggregate
            self.weights = weights
            self.overAchievement = overAchievement
        }
    }

    /// Reads a table, completes it by the settings of the clusters that it is for, and proposes it to their cycles.
    ///
    /// Throws `ImportRejection` for mistakes in the table, and ``CouncilError`` where a default is needed that the clusters do
    /// not have in common, and as ``importTable(_:code:year:clusters:bonusCap:terms:_:)`` does.
    public static func importTable(
        csv: [UInt8], base: Points? = nil, code: String, year: Int, clusters: [String]?,
        choosing choice: Choice = Choice(),
        _ transaction: borrowing Transaction
    ) throws -> (report: ImportReport, base: Points) {
        let settings = try CommonSettings(Default.allCases.map(\.rawValue), year: year, clusters: clusters, transaction)
        let step = try settings.shared(Default.step.rawValue).map { try Points(parsing: $0) }
        let table = try CriteriaTable(csv: csv, base: base, step: step)
        let cap = try choice.bonusCap ?? table.bonusCap(share: settings.points(.bonusCap, orGive: "bonus_cap="))
        let report = try importTable(
            table, code: code, year: year, clusters: clusters, bonusCap: cap, terms: choice.terms(settings), transaction
        )
        return (report, table.baseTotal)
    }

    /// The settings behind what an import leaves out.
    fileprivate enum Default: String, CaseIterable {
        case bonusCap = "bonus_cap_share"
        case step = "criterion_step"
        case overAchievement = "over_achievement_share"
        case aggregate = "year_aggregate"
        case firstWeight = "first_half_weight"
        case secondWeight = "second_half_weight"
    }
}

extension CommonSettings {
    fileprivate func text(_ setting: CriteriaSets.Default, orGive argument: String) throws -> String {
        try value(setting.rawValue, orRefuse: "setting_differs", argument: argument)
    }

    fileprivate func points(_ setting: CriteriaSets.Default, orGive argument: String) throws -> Points {
        try Points(parsing: text(setting, orGive: argument))
    }
}

extension CriteriaSets.Choice {
    /// What the set says besides its table.
    fileprivate func terms(_ settings: CommonSettings) throws -> CriteriaTerms {
        let word = try aggregate ?? settings.text(.aggregate, orGive: "aggregate=")
        var usual: String?
        if word == "halves" && weights == nil {
            let first = try settings.text(.firstWeight, orGive: "weights=")
            usual = try first + ":" + settings.text(.secondWeight, orGive: "weights=")
        }
        guard let aggregate = CriteriaTerms.Aggregate(word, weights: weights ?? usual) else {
            throw CouncilError(.badValue, "aggregate_malformed")
        }
        var terms = CriteriaTerms()
        terms.aggregate = aggregate
        terms.overAchievement = try overAchievement ?? settings.points(.overAchievement, orGive: "over_achievement=")
        return terms
    }
}
