import Councils
import Postgres

/// Cards with everything that the rules ask for.
struct CardsAtDesk {
    /// One card.
    struct Entry {
        let cycle: Int64
        let unitID: Int64
        let unit: String
        let cluster: String
        let stageSince: Timestamp?
        let criteriaAreAgreed: Bool
        let figure: String?
        let place: CardCase

        var state: CardState { place.state }
    }

    let entries: [Entry]

    /// What is kept from others until the transaction ends.
    enum Lock: String {
        /// Nothing: only looking.
        case none
        /// The cards.
        case cards
        /// The cards and their cycles.
        case cycles
    }

    /// The cards of a year, of one cluster or some units if given. Lock what will be written.
    static func load(
        year: Int, cluster: String?, units: [String]?, lock: Lock = .cards, _ transaction: borrowing Transaction
    ) throws -> CardsAtDesk {
        let rows = try transaction.query(
            "select * from cards_at_desk(\(Int32(year)), \(cluster), \(units), \(lock.rawValue))")
        return CardsAtDesk(entries: try rows.map(Entry.init))
    }

    /// The cards asked for, at least one: a single unit must have one, and only one unless the cluster is named. Throws
    /// ``CouncilError/Kind/notFound`` or ``CouncilError/Kind/badValue``.
    static func require(
        _ scope: CardScope, lock: Lock = .cards, _ transaction: borrowing Transaction
    ) throws -> CardsAtDesk {
        try Clusters.require(scope.cluster, transaction)
        let cards = try load(
            year: scope.year, cluster: scope.cluster, units: scope.unit.map { [$0] }, lock: lock,
            transaction)
        guard let unit = scope.unit else {
            guard !cards.entries.isEmpty else {
                throw CouncilError(.notFound, "year_missing", ["year": "\(scope.year)"])
            }
            return cards
        }
        let values = ["unit": unit, "year": "\(scope.year)", "cluster": scope.cluster ?? ""]
        if cards.entries.isEmpty {
            try CardKey.refuseLeft(unit: unit, year: scope.year, cluster: scope.cluster, transaction)
            throw CouncilError(.notFound, scope.cluster == nil ? "card_missing" : "card_missing_in_cluster", values)
        }
        if cards.entries.count > 1 {
            let clusters = cards.entries.map(\.cluster).joined(separator: ", ")
            throw CouncilError(.badValue, "card_in_two_clusters", values.merging(["clusters": clusters]) { $1 })
        }
        return cards
    }

    /// Throws where one of these cycles has criteria to which its members have not agreed: nothing is scored by them.
    func requireAgreedCriteria(year: Int, _ transaction: borrowing Transaction) throws {
        guard let entry = entries.first(where: { !$0.criteriaAreAgreed }) else { return }
        throw try CriteriaSets.notAgreed(cluster: entry.cluster, year: year, transaction)
    }
}

/// Which cards an act is about.
public struct CardScope: Sendable {
    /// The award year.
    public var year: Int
    /// One cluster only.
    public var cluster: String?
    /// One unit only.
    public var unit: String?

    /// The cards of a year, of a cluster or a unit if given.
    public init(year: Int, cluster: String? = nil, unit: String? = nil) {
        self.year = year
        self.cluster = cluster
        self.unit = unit
    }
}

extension CardsAtDesk.Entry {
    init(_ row: Row) throws {
        cycle = try row["cycle_id"]
        unitID = try row["unit_id"]
        unit = try row["unit"]
        cluster = try row["cluster"]
        stageSince = try row["stage_since"]
        criteriaAreAgreed = try row["criteria_agreed"]
        figure = try row["figure"]
        let members: [String] = try row["members"]
        place = CardCase(
            place: CardPlace(
                unit: unit, head: try row["head"], deputies: try row["deputies"], members: Set(members),
                isDelegated: try row["is_delegated"]),
            state: CardState(rawValue: try row["state"]) ?? .filling,
            desk: (try row["returned_by"] as String?).flatMap(CardDesk.init),
            stage: CycleState(rawValue: try row["stage"]) ?? .onHold)
    }
}
