public import Postgres

extension Transaction {
    /// Makes the rest of the transaction the work of one council, by one actor, at one instant.
    ///
    /// The settings are local to the transaction. Without a council no row of any is visible.
    public func enterCouncil(_ council: Int64?, actor: String, at instant: Timestamp) throws {
        try execute(
            """
            select set_config('role', 'thidua_app', true),
                   set_config('thidua.council', \(council.map(String.init) ?? ""), true),
                   set_config('thidua.actor', \(actor), true),
                   set_config('thidua.instant', \(instant.description), true)
            """)
    }

    /// Makes the rest of the transaction see the directory of councils and nothing else of them.
    func actAsScheduler() throws {
        try execute("set local role thidua_scheduler")
    }
}
