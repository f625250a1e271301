public import Councils
public import Postgres

/// The reports that members owe, and those that came in.
public enum Reports {
    /// What is called for; what is `nil` stays as it was called for before, or is as the settings say.
    public struct Call: Sendable {
        /// The kind, such as `mid_year`.
        public var kind: ReportWord
        /// What the report is called.
        public var title: String?
        /// The day on which it was called for.
        public var on: CivilDate?
        /// The last day.
        public var due: CivilDate?
        /// How many days of delay are forgiven.
        public var graceDays: Int?
        /// What the report must hold.
        public var parts: [ReportWord]?
        /// The criterion whose points the delay gives.
        public var criterion: CriterionCode?
        /// The paper that it stands on.
        public var document: String?

        /// A call for a kind of report.
        public init(kind: ReportWord) { self.kind = kind }
    }

    /// What calling did in one cluster.
    public struct Called: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// The last day there.
        public let due: CivilDate
        /// False where it was called for so already.
        public let changed: Bool
    }

    /// What filing one report did.
    public struct Filed: Sendable, Equatable {
        /// False where it is on record already.
        public let isNew: Bool
        /// How many days late the unit's report is, by now.
        public let daysLate: Int
        /// Which parts are still missing.
        public let missing: [String]
    }

    /// Calls for a report in the clusters named, or in all of the year; throws ``CouncilError``.
    public static func call(
        _ call: Call, year: Int, clusters: [String]?, _ transaction: borrowing Transaction
    ) throws -> [Called] {
        try transaction.query(
            """
            select cluster, due_on, changed
            from call_reports(
                \(Int32(year)), \(clusters), \(call.kind.rawValue), \(call.title), \(call.on), \(call.due),
                \(call.graceDays.map { Int32($0) }), \(call.parts.map { $0.map(\.rawValue) }),
                \(call.criterion?.rawValue), \(call.document))
            """
        ).map { Called(cluster: try $0["cluster"], due: try $0["due_on"], changed: try $0["changed"]) }
    }
}
