public import Postgres

extension Closings {
    /// What holds a cycle from its closing.
    public struct Guard: Sendable, Equatable {
        /// Its code, such as `card_not_decided`.
        public let code: String
        /// The first unit that it is about, by code; `nil` where it is about none.
        public let unit: String?
        /// How many units it waits for.
        public let waitingUnits: Int

        init(code: String, unit: String?, waitingUnits: Int) {
            (self.code, self.unit, self.waitingUnits) = (code, unit, waitingUnits)
        }
    }

    /// What the year-end closing would hold one cycle for now; `nil` where nothing does, or it is closed.
    static func `guard`(of cycle: Int64, year: Int, _ transaction: borrowing Transaction) throws -> Guard? {
        let row = try transaction.first(
            """
            select found.guard, unit.code as unit, found.waiting_units
            from year_end_guards(\(Int32(year))) as found
            left join unit using (unit_id)
            where found.cycle_id = \(cycle) and found.guard is not null
            """)
        return try row.map { row in
            Guard(code: try row["guard"], unit: try row["unit"], waitingUnits: Int(try row["waiting_units"] as Int32))
        }
    }
}

extension Closings.CycleResult {
    /// What held it; `nil` where it is closed.
    public var `guard`: Closings.Guard? {
        guardCode.map { Closings.Guard(code: $0, unit: unit, waitingUnits: waitingUnits) }
    }
}
