public import Councils
public import Postgres

extension CriteriaSets {
    /// One criterion in its group.
    public struct Line: Sendable {
        /// The group's code.
        public let group: String
        /// What the maxima of the group's criteria add up to.
        public let groupMax: Points
        /// The criterion's code.
        public let criterion: String
        /// What is scored, as the regulation words it.
        public let text: String
        /// The most points it gives.
        public let max: Points
        /// How its points come about, such as `manual`.
        public let kind: String
        /// Points come in multiples of this.
        public let step: Points
        /// The most bonus the criterion gives.
        public let bonusMax: Points
        /// Whether a score needs evidence.
        public let needsEvidence: Bool
        /// Which result gives how many points, of the kinds `ladder` and `lateness`.
        public let rule: String?
        /// Who scores it; `nil` is the unit itself, of the kind `cross` its partner.
        public let scorer: String?
    }

    /// What a set says besides its table, and how far a cycle's members are with it.
    public struct Header: Sendable {
        /// What people type.
        public let code: String
        /// The version under the code.
        public let version: Int
        /// What the groups add up to.
        public let base: Points
        /// The cap on all bonus points.
        public let bonusCap: Points
        /// How the year's points come about.
        public let terms: CriteriaTerms
        /// The day from which the cycle has it; `nil` where it was given before days were kept.
        public let effectiveFrom: CivilDate?
        /// Whether another proposal took its place.
        public let isWithdrawn: Bool
        /// When enough members had agreed.
        public let agreedAt: Timestamp?
        /// How many members have agreed, how many must, and how many there are.
        public let agreed: Int, needed: Int, members: Int
        /// Whether the cycle goes by it.
        public let isCurrent: Bool
        /// The set that the first half is scored by, as `code v1`, where an amendment made it another.
        public let firstHalf: String?
        /// The proposal that waits for the members' word, as `code v2`.
        public let proposal: String?
        let id: Int64
        let cycle: Int64
    }

    /// What a member says of proposed criteria.
    public struct Comment: Sendable {
        /// The member's code.
        public let unit: String
        /// What it says.
        public let text: String
        /// The paper that says so.
        public let document: String?
        /// Who brought it in.
        public let author: String
        /// When.
        public let at: Timestamp
    }

    /// A cycle's criteria: those that it goes by, or a version that it was ever given; throws
    /// ``CouncilError/Kind/notFound``.
    public static func header(
        year: Int, cluster: String, version: Int?, _ transaction: borrowing Transaction
    ) throws -> Header {
        _ = try Cycles.show(year: year, cluster: cluster, transaction)
        let row = try transaction.first(
            """
            select s.criteria_set_id, cycle.cycle_id, s.code, s.version, s.base_total, s.bonus_cap, s.aggregate,
                   s.first_weight, s.second_weight, s.over_achievement, given.effective_from,
                   given.withdrawn_at is not null as is_withdrawn, given.agreed_at, stand.agreed, stand.needed,
                   stand.members, s.criteria_set_id = cycle.criteria_set_id as is_current,
                   first_half.code || ' v' || first_half.version as first_half,
                   proposal.code || ' v' || proposal.version as proposal
            from cycle
            join cluster using (council_id, cluster_id)
            join criteria_set as s on s.council_id = cycle.council_id
            left join cycle_criteria as given on given.council_id = cycle.council_id
                and given.cycle_id = cycle.cycle_id and given.criteria_set_id = s.criteria_set_id
            left join criteria_set as first_half on first_half.council_id = cycle.council_id
                and first_half.criteria_set_id = cycle.first_half_set_id
            left join (cycle_criteria as open join criteria_set as proposal using (council_id, criteria_set_id))
                on open.council_id = cycle.council_id and open.cycle_id = cycle.cycle_id
               and open.agreed_at is null and open.withdrawn_at is null
            cross join lateral criteria_agreement(cycle.cycle_id, s.criteria_set_id) as stand
            where cycle.year = \(year)
              and cluster.code = \(cluster)
              and (s.criteria_set_id = cycle.criteria_set_id or given.cycle_id is not null)
              and case when \(version)::int is null then s.criteria_set_id = cycle.criteria_set_id
                       else s.version = \(version) end
            order by given.withdrawn_at nulls first, s.criteria_set_id desc
            limit 1
            """)
        if let row { return try Header(row) }
        var values = ["year": "\(year)", "cluster": cluster]
        guard let version else { throw CouncilError(.notFound, "criteria_missing", values) }
        values["version"] = "\(version)"
        throw CouncilError(.notFound, "criteria_version_missing", values)
    }

    /// The criteria of a set in their order.
    public static func lines(of header: Header, _ transaction: borrowing Transaction) throws -> [Line] {
        try transaction.query(
            """
            select criterion_group.code as group_code, criterion_group.max as group_max, criterion.code, criterion.text,
                   criterion.max, criterion.kind, criterion.step, criterion.bonus_max, criterion.needs_evidence,
                   criterion.rule, criterion.scorer
            from criterion
            join criterion_group using (council_id, criteria_set_id, group_no)
            where criterion.criteria_set_id = \(header.id)
            order by criterion.criterion_no
            """
        ).map(Line.init)
    }

    /// What the members of the cycle said of the set, oldest first.
    public static func comments(on header: Header, _ transaction: borrowing Transaction) throws -> [Comment] {
        try transaction.query(
            """
            select unit.code, said.text, said.document, said.author, said.at
            from criteria_response as said
            join unit using (council_id, unit_id)
            where said.cycle_id = \(header.cycle)
              and said.criteria_set_id = \(header.id)
              and said.kind = 'comment'
            order by said.response_id
            """
        ).map { row in
            Comment(
                unit: try row["code"], text: try row["text"], document: try row["document"], author: try row["author"],
                at: try row["at"])
        }
    }
}

extension CriteriaSets.Line {
    init(_ row: Row) throws {
        group = try row["group_code"]
        groupMax = try row["group_max"]
        criterion = try row["code"]
        text = try row["text"]
        max = try row["max"]
        kind = try row["kind"]
        step = try row["step"]
        bonusMax = try row["bonus_max"]
        needsEvidence = try row["needs_evidence"]
        rule = try row["rule"]
        scorer = try row["scorer"]
    }

    /// The line's values in the order of the file's columns, the optional ones last; `nil` is an empty field.
    public var values: [String?] {
        [
            group, "\(groupMax)", criterion, text, "\(max)", kind, "\(step)", "\(bonusMax)",
            needsEvidence ? "yes" : "no",
            rule, scorer,
        ]
    }
}

extension CriteriaSets.Header {
    init(_ row: Row) throws {
        id = try row["criteria_set_id"]
        cycle = try row["cycle_id"]
        code = try row["code"]
        version = Int(try row["version"] as Int16)
        base = try row["base_total"]
        bonusCap = try row["bonus_cap"]
        var terms = CriteriaTerms()
        terms.overAchievement = try row["over_achievement"]
        if let first = try row["first_weight"] as Int16?, let second = try row["second_weight"] as Int16? {
            terms.aggregate = .halves(first: Int(first), second: Int(second))
        }
        self.terms = terms
        effectiveFrom = try row["effective_from"]
        isWithdrawn = try row["is_withdrawn"]
        agreedAt = try row["agreed_at"]
        agreed = try row["agreed"]
        needed = try row["needed"]
        members = try row["members"]
        isCurrent = try row["is_current"]
        firstHalf = try row["first_half"]
        proposal = try row["proposal"]
    }
}
