import CouncilStore
import Councils
import Postgres
import TestSupport

extension SampleCouncil {
    /// What an import is told of the table itself.
    static let criteriaHeader = "group,group_max,criterion,text,max,kind,step,bonus_max,evidence,rule,scorer\n"

    /// 100 points with a bonus and a deduction, so that members may agree to it; `first` of them in group 1.
    static func agreeable(first: Int = 60) -> String {
        criteriaHeader + """
            1,\(first),1.1,một,\(first),manual,,0,no,,
            2,\(100 - first),2.1,hai,\(100 - first),ladder,,0,yes,>=95: \(100 - first) | <95: 0,
            x,0,t,thưởng,10,bonus,,0,no,,
            x,0,p,phạt,10,deduction,,0,no,,
            """
    }

    /// Imports a table for the year.
    @discardableResult
    func importCriteria(
        _ csv: String, code: String = "bang-diem", year: Int = 2025, clusters: [String]? = nil,
        terms: CriteriaTerms? = nil
    ) async throws -> CriteriaSets.ImportReport {
        let choice = CriteriaSets.Choice(
            aggregate: terms?.aggregate.word, weights: terms?.aggregate.weights.map { "\($0.first):\($0.second)" },
            overAchievement: terms?.overAchievement)
        return try await work { transaction in
            try CriteriaSets.importTable(
                csv: Array(csv.utf8), code: code, year: year, clusters: clusters, choosing: choice, transaction
            ).report
        }
    }

    /// Agrees for one member, or for all.
    @discardableResult
    func agree(
        _ clusters: [String]?, unit: String? = nil, version: Int? = nil, document: String? = "12/BB-CTĐ"
    ) async throws -> [CriteriaSets.Agreement] {
        try await work { transaction in
            try CriteriaSets.agree(
                year: 2025, clusters: clusters, unit: unit, version: version, document: document, transaction)
        }
    }

    /// Proposes another version for `cum-1`.
    @discardableResult
    func amend(_ csv: String, from: CivilDate? = nil) async throws -> CriteriaSets.AmendReport {
        let day = try from ?? Self.day(2025, 7, 1)
        return try await work { transaction in
            try CriteriaSets.amend(csv: Array(csv.utf8), year: 2025, cluster: "cum-1", .init(from: day), transaction)
        }
    }

    /// How a cluster has its criteria.
    func criteria(_ cluster: String = "cum-1", year: Int = 2025, version: Int? = nil) async throws
        -> CriteriaSets.Header
    {
        try await work { try CriteriaSets.header(year: year, cluster: cluster, version: version, $0) }
    }

    /// What `criteria export` prints.
    func exported(_ cluster: String = "cum-1", year: Int = 2025) async throws -> [String] {
        let lines = try await work { transaction in
            let header = try CriteriaSets.header(year: year, cluster: cluster, version: nil, transaction)
            return try CriteriaSets.lines(of: header, transaction).map { $0.values.map { $0 ?? "" } }
        }
        return ([CriteriaTable.columns + CriteriaTable.optionalColumns] + lines).map(CSVText.line)
    }

    /// The code of what the body was refused with.
    func refusal(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch let error as ImportRejection {
            return error.mistakes.first?.reason.code
        } catch {
            return "\(error)"
        }
    }
}
