/// What becomes of units on one day and on one paper: they merge, split, take another name or move to another cluster.
///
/// It names the units as they were and the units that are there afterwards. A unit on both sides goes on; one that is only among
/// the former ends, and its open work goes to the ``heir``; one that is only among the latter begins, if it was not there before.
public struct UnitChange: Sendable, Equatable {
    /// What kind of change it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Units become one (sáp nhập, hợp nhất).
        case merge
        /// A unit becomes several, or gives a part away (chia, tách).
        case split
        /// A unit takes another name (đổi tên).
        case rename
        /// A unit goes to another cluster.
        case move
    }

    /// A unit that is there afterwards.
    public struct Successor: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var code: String
        /// Its name; `nil` where it keeps the one that it has.
        public var name: String?
        /// Its cluster; `nil` where it keeps the one that it has, or begins where its predecessors were.
        public var cluster: String?

        /// A unit as it is afterwards.
        public init(line: Int = 1, _ code: String, name: String? = nil, cluster: String? = nil) {
            (self.line, self.code) = (line, code)
            (self.name, self.cluster) = (name, cluster)
        }
    }

    /// On which side of a change a unit stands.
    public enum Side: String, Sendable {
        /// Only before: it ends.
        case from
        /// Only afterwards: it begins, or takes in.
        case into
        /// Before and afterwards: it goes on.
        case both
    }

    /// One unit of a change.
    public struct Part: Sendable, Equatable {
        /// The unit, with what is said of it.
        public var unit: Successor
        /// On which side it stands.
        public var side: Side
    }

    /// What kind of change it is.
    public var kind: Kind
    /// The line in the file.
    public var line: Int
    /// The units as they were, by code.
    public var units: [String]
    /// The units that are there afterwards.
    public var into: [Successor]
    /// The first day on which it is so, as an ISO date.
    public var day: String
    /// The number of the paper that it stands on.
    public var document: String
    var named: String?

    /// A change; `inherits` names the successor that takes over a split unit's open work, the first if left out.
    public init(
        _ kind: Kind, line: Int = 1, _ units: [String], into: [Successor], inherits: String? = nil, on day: String,
        document: String
    ) {
        (self.kind, self.line, self.units, self.into) = (kind, line, units, into)
        (self.day, self.document, named) = (day, document, inherits)
    }

    /// Who takes over the open work of the units that end. A unit that gives a part away keeps its own.
    public var heir: String? {
        if kind == .split, let unit = units.first, into.contains(where: { $0.code == unit }) { return unit }
        return named ?? into.first?.code
    }

    /// Every unit that it concerns, once: those that end, then those that are there afterwards.
    public var parts: [Part] {
        let after = Set(into.map(\.code))
        return units.filter { !after.contains($0) }.map { Part(unit: Successor(line: line, $0), side: .from) }
            + into.map { Part(unit: $0, side: units.contains($0.code) ? .both : .into) }
    }
}
