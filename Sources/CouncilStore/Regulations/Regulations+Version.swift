import Councils
import Postgres

extension Regulations {
    /// One version of a cluster's regulation, as an act on it needs it.
    struct Version: Sendable {
        let id: Int64
        let cluster: String
        let number: Int
        let state: RegulationState
        /// The number of the cluster's newest version.
        let newest: Int
        /// Today in the council's zone: members are those of this day.
        let today: CivilDate

        /// The version named, else the newest, else the newest in a state; throws ``CouncilError/Kind/notFound``.
        static func find(
            cluster: String, version: Int?, in state: RegulationState? = nil, _ transaction: borrowing Transaction
        ) throws -> Version {
            try Clusters.require(cluster, transaction)
            let today = try CouncilDay.today(transaction)
            let row = try transaction.first(
                """
                select regulation.regulation_id, regulation.version, regulation.state,
                       max(regulation.version) over () as newest
                from regulation
                join cluster using (council_id, cluster_id)
                where cluster.code = \(cluster)
                order by regulation.version = \(version) desc nulls last, regulation.state = \(state?.rawValue) desc nulls last,
                         regulation.version desc
                limit 1
                """)
            guard let row else { throw missing(cluster: cluster, version: version) }
            let number = Int(try row["version"] as Int16)
            guard let known = RegulationState(rawValue: try row["state"]), version == nil || version == number else {
                throw missing(cluster: cluster, version: version)
            }
            return Version(
                id: try row["regulation_id"], cluster: cluster, number: number, state: known,
                newest: Int(try row["newest"] as Int16), today: today)
        }

        static func missing(cluster: String, version: Int?) -> CouncilError {
            guard let version else { return CouncilError(.notFound, "regulation_missing", ["cluster": cluster]) }
            return CouncilError(
                .notFound, "regulation_version_missing", ["cluster": cluster, "version": "\(version)"])
        }

        /// Drafting, approving and enforcing of one cluster's regulation wait for each other here.
        static func lock(cluster: String, _ transaction: borrowing Transaction) throws {
            try Clusters.require(cluster, transaction)
            try transaction.execute("select from cluster where code = \(cluster) for no key update")
        }

        /// Throws ``CouncilError/Kind/wrongState`` unless members can still speak on it: the newest version, a draft.
        func requireOpen() throws(CouncilError) {
            guard state == .draft else { throw refusal("regulation_settled", ["state": state.rawValue]) }
            guard number == newest else { throw refusal("regulation_outdated", ["newest": "\(newest)"]) }
        }

        func refusal(_ code: String, _ parameters: [String: String] = [:]) -> CouncilError {
            let own = ["cluster": cluster, "version": "\(number)"]
            return CouncilError(.wrongState, code, own.merging(parameters) { own, _ in own })
        }

        var object: String { "regulation/\(cluster)/\(number)" }

        /// Its text.
        func parts(_ transaction: borrowing Transaction) throws -> [RegulationDraft.Entry] {
            try transaction.query(
                """
                select part, text
                from regulation_part
                where regulation_id = \(id)
                order by part_no
                """
            ).map { row in
                RegulationDraft.Entry(
                    part: RegulationPart(rawValue: try row["part"]) ?? .other, text: try row["text"])
            }
        }

        /// Throws ``CouncilError/Kind/badValue`` for a unit that is not a member of the cluster today.
        func requireMember(_ unit: String, _ transaction: borrowing Transaction) throws {
            let member = try transaction.first(
                """
                select
                from regulation
                cross join lateral cluster_members(regulation.cluster_id, \(today)) as member
                where regulation.regulation_id = \(id) and member.code = \(unit)
                """)
            guard member == nil else { return }
            throw CouncilError(
                .badValue, "unit_not_member", ["unit": unit, "cluster": cluster, "day": "\(today)"])
        }
    }

    /// How far the members of a cluster agree to a version.
    struct Agreement: Sendable {
        /// How many of today's members agreed.
        let agreed: Int
        /// Today's members that did not, by code.
        let waiting: [String]
        /// How many of them must, in percent.
        let share: Points

        var members: Int { agreed + waiting.count }
        var isMet: Bool { AgreementRule.isMet(agreed: agreed, of: members, share: share) }
    }
}

extension Regulations.Version {
    /// Where the members stand, counted over those of today. The share is that of the cluster's newest cycle, or of this year
    /// before it has one.
    func agreement(_ transaction: borrowing Transaction) throws -> Regulations.Agreement {
        let row = try transaction.only(
            """
            select count(response.unit_id) as agreed,
                   coalesce(array_agg(member.code order by member.code collate "C")
                            filter (where member.code is not null and response.unit_id is null), '{}') as waiting,
                   agreement_share(
                       regulation.cluster_id,
                       coalesce((select max(cycle.year)::int from cycle where cycle.cluster_id = regulation.cluster_id),
                                \(Int32(today.year))),
                       'regulation_agreement_share')::numeric(5,2) as share
            from regulation
            left join lateral cluster_members(regulation.cluster_id, \(today)) as member on true
            left join regulation_response as response on response.council_id = regulation.council_id
                and response.regulation_id = regulation.regulation_id
                and response.unit_id = member.unit_id
                and response.kind = 'agree'
            where regulation.regulation_id = \(id)
            group by regulation.cluster_id
            """)
        return Regulations.Agreement(
            agreed: try row["agreed"], waiting: try row["waiting"], share: try row["share"])
    }
}
