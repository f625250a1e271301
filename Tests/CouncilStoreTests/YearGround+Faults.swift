import CouncilStore
import Councils
import Postgres
import TestSupport

extension YearGround {
    /// What a recount of closed years finds, and what the check of their files does; nothing, as long as nobody touched them.
    func faults(in codes: some Sequence<String>) async throws -> [String] {
        var found: [String] = []
        for code in codes { found += try await faults(in: code) }
        return found
    }

    private func faults(in code: String) async throws -> [String] {
        guard let council = councils[code] else { return ["\(code): unknown"] }
        return try await pool.withTransaction { transaction in
            try transaction.enterCouncil(council, actor: "t", at: SampleCouncil.instant)
            let closed = try transaction.query(
                "select code from cluster join cycle using (council_id, cluster_id) where year = 2025 and state = 'closed'"
            )
            guard !closed.isEmpty else { return [] }
            let recount = try Closings.verify(year: YearRows.year, kind: .yearEnd, cluster: nil, transaction)
            var faults = recount.differences.map { "\(code): \($0)" }
            for row in closed {
                let file = try Closings.bundle(year: YearRows.year, cluster: row["code"], transaction)
                let bundle = try Bundle(Array(file.utf8))
                faults += BundleCheck(bundle).differences.map { "\(code): \($0)\n\(file)" }
            }
            return faults
        }
    }
}
