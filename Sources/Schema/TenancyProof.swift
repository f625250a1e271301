public import Postgres

/// What the daemon proves at its start: that its database keeps councils apart from each other and from the daemon's login.
public struct TenancyProof: Sendable, Equatable {
    /// One thing that is not as it must be, with its remedy.
    public struct Fault: Sendable, Equatable {
        /// What is wrong.
        public let text: String
        /// What to do about it.
        public let remedy: String
    }

    /// Everything that was found; empty when councils are kept apart.
    public let faults: [Fault]

    /// Looks at the login, the roles, the tables' policies, and at a canary row that must not be seen.
    ///
    /// Runs in a transaction of the daemon's login on a current schema.
    public static func attempt(_ transaction: borrowing Transaction) throws -> TenancyProof {
        try transaction.execute("set local role thidua_scheduler")
        var faults = try transaction.query("select fault, remedy from thidua.tenancy_faults()").map { row in
            Fault(text: try row["fault"], remedy: try row["remedy"])
        }
        if try faults.isEmpty && seesCanary(transaction) {
            faults.append(
                Fault(
                    text: "a row of another council can be seen in spite of its policy",
                    remedy: "look for permissive policies on the tables of the schema thidua"))
        }
        return TenancyProof(faults: faults)
    }

    /// Whether the canary of council 0 is seen without a council, or is missing with its own.
    private static func seesCanary(_ transaction: borrowing Transaction) throws -> Bool {
        try transaction.execute("set local role thidua_app")
        let count: SQL = "select count(*) as rows from thidua.canary"
        try transaction.execute("select set_config('thidua.council', '', true)")
        let withoutCouncil: Int = try transaction.only(count)["rows"]
        try transaction.execute("select set_config('thidua.council', '0', true)")
        let withItsOwn: Int = try transaction.only(count)["rows"]
        return withoutCouncil != 0 || withItsOwn != 1
    }
}
