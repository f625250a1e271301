import CouncilStore
import Councils
import Postgres
import Testing

extension SampleCouncil {
    /// A table of 100 points whose criterion 2.1 goes by days of delay.
    static let lateness =
        criteriaHeader + """
            1,60,1.1,một,60,manual,,0,no,,
            2,40,2.1,hai,40,lateness,,0,no,0: 40 | 1..2: 30 | 3..5: 20 | >5: 0,
            x,0,t,thưởng,10,bonus,,0,no,,
            x,0,p,phạt,10,deduction,,0,no,,
            """

    /// Works at noon of a day in the council's zone.
    func on<R: Sendable>(
        _ day: String, council: String = "tinh-mau", _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        try await work(council) { transaction in
            try transaction.execute("select set_config('thidua.instant', \(day + "T12:00:00+07:00"), true)")
            return try body(transaction)
        }
    }

    /// Calls for a report on a day.
    @discardableResult
    func call(
        _ kind: String = "mid_year", on day: String = "2025-06-01", due: String? = nil, grace: Int? = nil,
        parts: String? = nil, criterion: String? = nil, document: String? = nil, clusters: [String]? = ["cum-1"]
    ) async throws -> [Reports.Called] {
        var call = Reports.Call(kind: try #require(ReportWord(rawValue: kind)))
        call.due = try due.map { try #require(CivilDate($0)) }
        call.graceDays = grace
        call.parts = parts.flatMap(ReportWord.list)
        call.criterion = criterion.flatMap(CriterionCode.init(rawValue:))
        call.document = document
        let wanted = call
        return try await on(day) { try Reports.call(wanted, year: 2025, clusters: clusters, $0) }
    }

    /// Files a unit's report on a day, by the unit itself.
    @discardableResult
    func file(
        _ unit: String, _ kind: String = "mid_year", on day: String, parts: String? = nil, number: String = "1/BC"
    ) async throws -> Reports.Filed {
        let row = ReportRows.Row(
            unit: unit, kind: kind, filedOn: try #require(CalendarDay(parsing: day)), number: number,
            parts: parts?.split(separator: ",").map(String.init))
        return try await on(day) {
            try Reports.file(
                row, year: 2025, cluster: nil, by: Actor("lan", role: .member, unit: unit), document: nil, $0)
        }
    }

    /// A list's rows as text, of the columns wanted.
    static func texts(
        _ query: ListQuery, _ wanted: [String], _ transaction: borrowing Transaction
    ) throws -> [String] {
        let names = query.columns.map(\.name)
        return try query.page(ListRequest(), transaction).rows.map { row in
            wanted.map { name in names.firstIndex(of: name).flatMap { row[$0] } ?? "-" }.joined(separator: " ")
        }
    }
}
