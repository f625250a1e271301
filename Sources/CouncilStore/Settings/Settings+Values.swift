public import Councils
public import Postgres

/// What rules read: one setting as it holds for a cluster's year, or by the guidance alone, in the type of its kind.
///
/// A name that no definition has is a mistake of the program and surfaces as the server's error.
extension Settings {
    /// The stored text of a setting.
    public static func text(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> String {
        try Clusters.require(cluster, transaction)
        return try transaction.only("select setting_value(\(Int32(year)), \(cluster), \(name)) as value")["value"]
    }

    /// A setting of kind `integer`.
    public static func integer(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Int {
        try read(name, year, cluster, transaction) { Int($0) }
    }

    /// A setting of kind `integers`, in its order.
    public static func integers(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Int] {
        let words = try words(name, year: year, cluster: cluster, transaction)
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == words.count else { throw WrongKind(name: name) }
        return numbers
    }

    /// A setting of kind `share`, in percent, or `points`.
    public static func share(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Points {
        try read(name, year, cluster, transaction) { try? Points(parsing: $0) }
    }

    /// A setting of kind `words`, in its order.
    public static func words(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try text(name, year: year, cluster: cluster, transaction).split(separator: ",").map(String.init)
    }

    /// A setting of kind `choice`.
    public static func choice(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> String {
        try text(name, year: year, cluster: cluster, transaction)
    }

    /// A setting of kind `yes_no`.
    public static func yesNo(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try read(name, year, cluster, transaction) { ["yes": true, "no": false][$0] }
    }

    /// A setting of kind `fraction`.
    public static func fraction(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Fraction {
        try read(name, year, cluster, transaction) { Fraction($0) }
    }

    /// A setting of kind `day`, as the date that it is for this award year.
    public static func day(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> CivilDate {
        let value = try text(name, year: year, cluster: cluster, transaction)
        return try transaction.only("select day_of_setting(\(value), \(Int32(year))) as day")["day"]
    }

    /// A setting was read as another kind than its own: a mistake of the program.
    struct WrongKind: Error {
        let name: String
    }

    private static func read<Value>(
        _ name: String, _ year: Int, _ cluster: String?, _ transaction: borrowing Transaction,
        _ parse: (String) -> Value?
    ) throws -> Value {
        guard let value = parse(try text(name, year: year, cluster: cluster, transaction)) else {
            throw WrongKind(name: name)
        }
        return value
    }
}
