public import Councils
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
        /// How many more guards hold the cycle behind this one.
        public let others: Int
        /// What it is, who lifts it and how, as a sentence.
        public let message: Message

        /// In one line for a table: `card_not_decided unit=a waiting=1 who=chair lift="card decide"`.
        public var words: String {
            let lift = ClosingGuards.lift(of: code)
            return [
                code, unit.map { "unit=\($0)" }, waitingUnits > 0 ? "waiting=\(waitingUnits)" : nil,
                lift.map { "who=\($0.role)" }, lift.map { "lift=\"\($0.command)\"" },
                others > 0 ? "others=\(others)" : nil,
            ].compactMap(\.self).joined(separator: " ")
        }

        init(
            code: String, unit: String?, waitingUnits: Int, others: Int, cluster: String, year: Int,
            parameters: [String: String]
        ) {
            (self.code, self.unit, self.waitingUnits, self.others) = (code, unit, waitingUnits, others)
            let values = [
                "cluster": cluster, "year": "\(year)", "count": "\(waitingUnits)", "first": unit ?? "-",
            ]
            message = Message(code, values.merging(parameters) { $1 })
        }
    }

    /// What a closing would hold one cycle for now, in order; empty where nothing does, or it is closed.
    static func guards(
        of cycle: Int64, cluster: String, year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws -> [Guard] {
        let rows = try transaction.query(
            """
            select found.*
            from closing_guards(\(kind.rawValue), array[\(cycle)], null) as found
            join cycle using (cycle_id)
            where cycle.state <> 'closed'
            order by found.place
            """)
        return try rows.enumerated().map { place, row in
            Guard(
                code: try row["code"], unit: try row["first_unit"],
                waitingUnits: Int(try row["waiting"] as Int32), others: rows.count - place - 1, cluster: cluster,
                year: year, parameters: CycleGap.pairs(try row["parameters"]))
        }
    }
}

extension CycleGap {
    /// Names and values that stand one behind the other, as rows of gaps and guards bring them.
    static func pairs(_ texts: [String?]) -> [String: String] {
        var pairs: [String: String] = [:]
        for place in stride(from: 0, to: texts.count - 1, by: 2) {
            if let name = texts[place] { pairs[name] = texts[place + 1] }
        }
        return pairs
    }
}
