/// How tie keys tell a unit from those that have the same total: which key decides against whom, and who is equal to the end.
public struct TieComparison: Sendable, Equatable {
    /// A unit with its value for each key, in the order of the keys.
    public struct Contender: Sendable, Equatable {
        /// The unit's code.
        public let unit: String
        /// Its values; higher is better, except where the key says otherwise.
        public let values: [Points]

        /// A unit and what it has for each key.
        public init(unit: String, values: [Points]) {
            (self.unit, self.values) = (unit, values)
        }
    }

    /// What one key does.
    public struct Step: Sendable, Equatable {
        /// The key's word, such as `more_bonus`.
        public let key: String
        /// Which value it is, from 0.
        public let place: Int
        /// Whom this unit stands before by this key.
        public let ahead: [String]
        /// Whom it stands behind by this key.
        public let behind: [String]
        /// Who is equal by this key and all before it; empty where every other was told apart.
        public let equal: [String]

        /// Whether it tells this unit from anybody.
        public var decides: Bool { !ahead.isEmpty || !behind.isEmpty }
    }

    /// One step a key, in the council's order.
    public let steps: [Step]
    /// Who is equal by every key, and so shares the rank.
    public let shared: [String]

    /// Compares a unit with the others of the same total, which are named in the order given.
    public init(of unit: Contender, with others: [Contender], keys: [String]) {
        var left = others
        var steps: [Step] = []
        for (place, key) in keys.enumerated() where unit.values.indices.contains(place) {
            let own = unit.values[place]
            let (better, worse) = left.reduce(into: ([String](), [String]())) { found, other in
                guard other.values.indices.contains(place), other.values[place] != own else { return }
                let isHigher = other.values[place] > own
                if isHigher == (key != Self.lowerIsBetter) {
                    found.0.append(other.unit)
                } else {
                    found.1.append(other.unit)
                }
            }
            left.removeAll { better.contains($0.unit) || worse.contains($0.unit) }
            steps.append(Step(key: key, place: place, ahead: worse, behind: better, equal: left.map(\.unit)))
        }
        self.steps = steps
        shared = left.map(\.unit)
    }

    /// The one key whose lower value is the better one.
    private static let lowerIsBetter = "fewer_deductions"
}
