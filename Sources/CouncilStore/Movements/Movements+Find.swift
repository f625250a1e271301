import Councils
import Postgres

extension Movements {
    /// The movement that an act is about. Two acts on one movement wait for each other here.
    static func find(_ act: Act, _ transaction: borrowing Transaction) throws -> Found {
        let cycle = try ClusterYear(year: act.year, cluster: act.cluster, transaction)
        let row = try transaction.first(
            """
            select movement.*, unit.code as unit
            from movement
            left join unit using (council_id, unit_id)
            where movement.cycle_id = \(cycle.id) and movement.code = \(act.movement)
            for no key update of movement
            """)
        guard let row else {
            throw CouncilError(
                .notFound, "movement_missing",
                ["movement": act.movement, "cluster": act.cluster, "year": "\(act.year)"])
        }
        let movement = Movement(
            code: act.movement, unit: try row["unit"],
            state: MovementState(rawValue: try row["state"]) ?? .draft, plan: try MovementPlan(row),
            result: try row["result"])
        return Found(cycle: cycle, id: try row["movement_id"], movement: movement)
    }
}

extension MovementPlan {
    /// What a row of the table says; whom it answers is not read.
    fileprivate init(_ row: Row) throws {
        self.init()
        name = try row["name"]
        theme = try row["theme"]
        objective = try row["objective"]
        content = try row["content"]
        criteria = try row["criteria"]
        difficulty = try row["difficulty"]
        form = try row["form"]
        scope = (try row["scope"] as String?).flatMap(MovementScope.init(rawValue:))
        mode = (try row["mode"] as String?).flatMap(MovementMode.init(rawValue:))
        startsOn = (try row["starts_on"] as CivilDate?).flatMap(CalendarDay.init)
        endsOn = (try row["ends_on"] as CivilDate?).flatMap(CalendarDay.init)
        isGrassroots = try row["grassroots"]
        document = try row["document"]
    }
}

extension CalendarDay {
    fileprivate init?(_ date: CivilDate) {
        self.init(year: date.year, month: date.month, day: date.day)
    }
}
