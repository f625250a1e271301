public import Councils
public import Postgres

extension Cycles {
    /// What the daily look at a year's dates did.
    public struct Led: Sendable {
        /// How many cycles were led on.
        public let cycles: Int
        /// How many cycles are still open.
        public let open: Int
        /// When the next day begins in the council's zone.
        public let nextLook: Timestamp
    }

    /// Leads every open cycle of a year as far as the dates alone lead: through each state that the schedule may leave and that
    /// nothing keeps it in. A year without cycles has nothing open.
    public static func leadOnSchedule(year: Int, _ transaction: borrowing Transaction) throws -> Led {
        let next: Timestamp = try transaction.only("select next_midnight() as at")["at"]
        let isThere =
            try transaction.first("select from cycle where year = \(year) and state <> 'closed' limit 1") != nil
        guard isThere else { return Led(cycles: 0, open: 0, nextLook: next) }
        let cycles = try places(year: year, clusters: nil, locking: true, transaction).filter {
            $0.place.state != .closed
        }
        let led = cycles.compactMap { placed in Self.reach(of: placed.place).map { (placed.id, $0) } }
        try lead(led, "cycle advance", role: "schedule", reason: nil, document: nil, transaction)
        return Led(cycles: led.count, open: cycles.count, nextLook: next)
    }

    /// How far the dates lead a cycle; `nil` where it stays.
    static func reach(of place: CyclePlace) -> CycleState? {
        var state = place.state
        while CycleRules.movers(leaving: state, place.order).contains(.schedule),
            place.blockers(leaving: state).isEmpty, let next = CycleRules.next(after: state, place.order)
        {
            state = next
        }
        return state == place.state ? nil : state
    }
}
