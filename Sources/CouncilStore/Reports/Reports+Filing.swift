public import Councils
public import Postgres

extension Reports {
    /// Files one report of a unit; throws ``CouncilError`` where it cannot be, or is not the actor's to file.
    public static func file(
        _ row: ReportRows.Row, year: Int, cluster: String?, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Filed {
        try Clusters.require(cluster, transaction)
        let today = try today(transaction)
        let denial = ReportRule.denial(
            of: actor, filingFor: row.unit, on: row.filedOn, today: today, document: document)
        if let denial { throw CouncilError(denial) }
        let checked = try check([row], year: year, cluster: cluster, transaction)
        if let mistake = checked.mistakes.first {
            throw CouncilError(Self.kind(of: mistake.reason), mistake.reason)
        }
        let filed = try write([row], year: year, cluster: cluster, document: document, transaction)
        return try state(row, checked.cycles[0], isNew: filed > 0, today: today, transaction)
    }

    /// Files reports of many units, all or none; returns how many were not on record. Throws `ImportRejection` with every row
    /// that cannot be, or is not the actor's to file.
    public static func file(
        _ rows: [ReportRows.Row], year: Int, cluster: String?, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try Clusters.require(cluster, transaction)
        let today = try today(transaction)
        let denied = rows.compactMap { row in
            ReportRule.denial(of: actor, filingFor: row.unit, on: row.filedOn, today: today, document: document)
                .map { ImportMistake(line: row.line, column: "unit", value: row.unit, reason: $0.message) }
        }
        let mistakes = try denied + check(rows, year: year, cluster: cluster, transaction).mistakes
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
        return try write(rows, year: year, cluster: cluster, document: document, transaction)
    }

    private static func today(_ transaction: borrowing Transaction) throws -> CalendarDay {
        let today = try CouncilDay.today(transaction)
        guard let day = CalendarDay(year: today.year, month: today.month, day: today.day) else {
            throw CouncilError(.badValue, "date_malformed")
        }
        return day
    }

    private static func kind(of message: Message) -> CouncilError.Kind {
        switch message.code {
        case "unit_without_card": .notFound
        case "report_not_called": .wrongState
        default: .badValue
        }
    }

    /// The cycle that each row belongs to, and what is wrong with rows.
    private struct Checked {
        var cycles: [Int64?] = []
        var mistakes: [ImportMistake] = []
    }

    private static func check(
        _ rows: [ReportRows.Row], year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Checked {
        var checked = Checked()
        let found = try transaction.query(
            """
            select cycle_id, column_name, fault, parameters
            from check_reports(
                \(Int32(year)), \(cluster), \(rows.map(\.unit)), \(rows.map(\.kind)), \(try rows.map { try $0.day() }),
                \(rows.map(\.partsText)))
            order by place
            """)
        for (row, answer) in zip(rows, found) {
            checked.cycles.append(try answer["cycle_id"])
            guard let fault = try answer["fault"] as String? else { continue }
            let column: String = try answer["column_name"]
            checked.mistakes.append(
                ImportMistake(
                    line: row.line, column: column, value: row.value(in: column),
                    reason: Message(fault, pairs: try answer["parameters"])))
        }
        return checked
    }

    private static func write(
        _ rows: [ReportRows.Row], year: Int, cluster: String?, document: String?, _ transaction: borrowing Transaction
    ) throws -> Int {
        let filed: Int32 = try transaction.only(
            """
            select file_reports(
                \(Int32(year)), \(cluster), \(rows.map(\.unit)), \(rows.map(\.kind)), \(try rows.map { try $0.day() }),
                \(rows.map(\.number)), \(rows.map(\.partsText)), \(document)) as filed
            """)["filed"]
        return Int(filed)
    }

    /// How a unit's report stands after it was filed.
    private static func state(
        _ row: ReportRows.Row, _ cycle: Int64?, isNew: Bool, today: CalendarDay, _ transaction: borrowing Transaction
    ) throws -> Filed {
        let found = try transaction.only(
            """
            select owed.due_on, owed.grace_days, owed.completed_on, coalesce(owed.missing, '{}') as missing
            from report_states(array[\(cycle)]::bigint[]) as owed
            join unit using (unit_id)
            where owed.kind = \(row.kind) and unit.code = \(row.unit)
            """)
        let completed: CivilDate? = try found["completed_on"]
        let deadline = Deadline(
            due: CalendarDay(try found["due_on"] as CivilDate), graceDays: Int(try found["grace_days"] as Int32))
        return Filed(
            isNew: isNew, daysLate: deadline.daysLate(on: completed.flatMap { CalendarDay($0) } ?? today),
            missing: try found["missing"])
    }
}

extension CalendarDay {
    fileprivate init?(_ date: CivilDate) { self.init(year: date.year, month: date.month, day: date.day) }
}

extension ReportRows.Row {
    fileprivate func day() throws -> CivilDate {
        guard let date = CivilDate(year: filedOn.year, month: filedOn.month, day: filedOn.day) else {
            throw CouncilError(.badValue, "date_malformed")
        }
        return date
    }

    /// The parts as the database takes them: separated by commas, none said is null.
    fileprivate var partsText: String? { parts?.joined(separator: ",") }

    fileprivate func value(in column: String) -> String {
        switch column {
        case "unit": unit
        case "kind": kind
        case "parts": partsText ?? ""
        default: "\(filedOn)"
        }
    }
}
