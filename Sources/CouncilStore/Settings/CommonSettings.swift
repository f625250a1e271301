import Councils
import Postgres

/// Settings that a command takes its defaults from, as clusters of a year have them in common.
struct CommonSettings {
    /// The setting of one cluster, and of one that has it otherwise.
    private struct Found {
        let value: String
        let cluster: String?
        let other: (value: String, cluster: String)?
    }

    private let found: [String: Found]

    /// Reads them for the clusters named, or for every cluster that has a cycle of the year; where there is none, from the
    /// year's guidance.
    init(_ names: [String], year: Int, clusters: [String]?, _ transaction: borrowing Transaction) throws {
        let rows = try transaction.query(
            "select * from common_settings(\(Int32(year)), \(clusters), \(names))"
        ).map { row in
            let other: (String?, String?) = (try row["other_value"], try row["other_cluster"])
            let name: String = try row["name"]
            let found = Found(
                value: try row["value"], cluster: try row["cluster"],
                other: other.0.flatMap { value in other.1.map { (value, $0) } })
            return (name, found)
        }
        found = Dictionary(rows) { first, _ in first }
    }

    /// The value that all of them have. Throws ``CouncilError/Kind/badValue`` with the message of this code, which names two
    /// clusters that differ and the `argument` that settles it.
    func value(_ name: String, orRefuse code: String, argument: String) throws -> String {
        guard let found = found[name] else { throw Settings.WrongKind(name: name) }
        guard let other = found.other else { return found.value }
        throw CouncilError(
            .badValue, code,
            [
                "name": name, "cluster": found.cluster ?? "-", "value": found.value, "other": other.cluster,
                "other_value": other.value, "argument": argument,
            ])
    }

    /// The value that all of them have; `nil` where they differ.
    func shared(_ name: String) -> String? {
        found[name].flatMap { $0.other == nil ? $0.value : nil }
    }
}
