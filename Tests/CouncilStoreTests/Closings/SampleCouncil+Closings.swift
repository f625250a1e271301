import CouncilStore
import Councils
import Postgres

extension SampleCouncil {
    /// Closes the year with what its reviews lack on record.
    @discardableResult
    func close(demanding plan: String? = nil, ending: Ending = .commit) async throws -> Closings.Run {
        try await work(ending: ending) { try Closings.close(2025, demanding: plan, $0) }
    }

    /// Opens a closed year again.
    @discardableResult
    func reopen(_ cluster: String = "cum-1") async throws -> Cycles.Reopened {
        try await work {
            try Cycles.reopen(
                year: 2025, cluster: cluster, reason: "Sai số liệu", document: "8/QĐ", by: .test, $0)
        }
    }

    /// Records votes of a cluster's ballot.
    @discardableResult
    func vote(
        _ unit: String, _ votes: Int, by actor: Actor = .test, cluster: String = "cum-1", document: String = "3/BB"
    ) async throws -> Bool {
        try await work {
            try Ballots.record(
                .init(year: 2025, cluster: cluster, unit: unit, votes: votes, document: document), by: actor, $0)
        }
    }

    /// The standings that count, as `unit rank total class gate nomination`.
    func standings(_ cluster: String? = nil, revision: Int? = nil) async throws -> [String] {
        try await work(ending: .rollback) { transaction in
            try Standings.list(year: 2025, cluster: cluster, revision: revision, transaction)
                .lines("unit", "rank", "total", "class", "gate", "nomination", in: transaction)
        }
    }
}

/// The code of the rule that says no, or `ok`.
func verdict(_ work: () async throws -> some Any) async -> String {
    await CovenantYear.verdict(work)
}
