import CouncilStore
import Councils
import Postgres
import TestSupport

/// A cluster whose table has a cross criterion, and how its inspections are written and looked at.
enum InspectionFixture {
    static let units = ["a", "b", "c", "d"]
    static let criteria = """
        group,group_max,criterion,text,max,kind,step,bonus_max,evidence
        1,90,1.1,một,90,manual,0.5,0,no
        2,10,k,kiểm tra chéo,10,cross,0.5,0,no
        x,10,t,thưởng,10,bonus,1,0,no
        x,10,p,phạt,20,deduction,1,0,no
        """

    /// A cluster of these units whose table has the cross criterion `k`, led by the first.
    static func prepared(
        _ sample: SampleCouncil, units: [String] = units, crossPoints: Bool = true, halves: Bool = false
    ) async throws {
        try await sample.prepare(units: units, agreeing: false)
        let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
        try await sample.work { transaction in
            if halves { _ = try Settings.set("year_aggregate", to: "halves", at: guidance, transaction) }
            _ = try CriteriaSets.importTable(
                csv: Array(criteria.utf8), code: "co-kiem-tra", year: 2025, clusters: nil, transaction)
            _ = try CriteriaSets.agree(
                year: 2025, clusters: nil, unit: nil, version: nil, document: "12/BB-CTĐ", transaction)
            _ = try Officers.appoint(
                OfficerSlate(head: units[0], deputies: [units[1]]), year: 2025, cluster: "cum-1", document: nil,
                transaction)
            if crossPoints { _ = try Settings.set("cross_points", to: "yes", at: guidance, transaction) }
        }
    }

    static func wish(
        _ seed: Int = 7, year: Int = 2025, criterion: String? = "k", redraw: String? = nil
    ) throws -> Inspections.Wish {
        Inspections.Wish(
            year: year, cluster: "cum-1", seed: seed, due: try SampleCouncil.day(year, 9, 30), criterion: criterion,
            document: "1/KH", redrawReason: redraw)
    }

    /// A list's rows as the values of some columns.
    static func rows(
        _ columns: [String], state: Inspections.State? = nil, year: Int = 2025, for actor: Actor = .test,
        _ transaction: borrowing Transaction
    ) throws -> [String] {
        var filter = Inspections.Filter(year: year)
        filter.state = state
        let names = Inspections.columns.map(\.name)
        return try Inspections.list(filter, for: actor, transaction).page(ListRequest(), transaction).rows.map { row in
            columns.map { name in names.firstIndex(of: name).flatMap { row[$0] } ?? "-" }.joined(separator: " ")
        }
    }

    static func number(_ inspector: String, _ transaction: borrowing Transaction) throws -> Int64 {
        let rows = try rows(["inspector", "inspection"], transaction)
        return Int64(rows.first { $0.hasPrefix(inspector + " ") }?.dropFirst(inspector.count + 1) ?? "") ?? 0
    }

    static func result(
        _ month: Int = 9, _ day: Int = 12, minutes: String = "5/BB", points: String? = nil, finding: String? = nil
    ) throws -> Inspections.Result {
        Inspections.Result(
            heldOn: try SampleCouncil.day(2025, month, day), minutes: minutes, finding: finding,
            points: try points.map { try Points(parsing: $0) })
    }

    static func refused(
        _ sample: SampleCouncil, _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async throws -> String? {
        do {
            try await sample.work(ending: .rollback) { try body($0) }
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map(\.reason.code).joined(separator: ",")
        }
    }

    static func addTwice(_ transaction: borrowing Transaction) throws {
        let lines = """
            inspector,inspected,kind,due
            a,d,cross,2025-03-31
            c,d,cross,2025-06-30
            ,b,own,2025-03-31
            ,c,head,2025-05-31
            """
        let rows = try InspectionRows(csv: Array(lines.utf8)).rows
        _ = try Inspections.add(
            Inspections.Addition(year: 2025, cluster: "cum-1", rows: rows, criterion: "k", document: "1/KH"),
            by: .test, transaction)
    }
}
