/// One row of a result, read by column name; keeps its result alive as long as it lives.
public struct Row: Sendable {
    let result: ResultSet
    let index: Int32

    /// The column's value as the type the context asks for, an Optional where the column may be NULL.
    ///
    /// Throws `PostgresError.decoding`, naming column and types but no value, when the column is missing, is NULL
    /// for a type that cannot be, or is of a type that the Swift type does not read.
    public subscript<Value: PostgresDecodable>(_ column: String) -> Value {
        get throws {
            func failure(_ reason: DecodingFailure.Reason) -> PostgresError {
                .decoding(DecodingFailure(column: column, swiftType: "\(Value.self)", reason: reason))
            }
            guard let (number, isUnique) = result.columns(named: column) else { throw failure(.noSuchColumn) }
            guard isUnique else { throw failure(.ambiguousColumn) }
            let (type, accepted) = (result.type(ofColumn: number), Value.decodablePostgresTypes)
            guard accepted.contains(type) else { throw failure(.type(expected: accepted, actual: type)) }
            guard let text = result.text(row: index, column: number) else {
                guard let null = Value.postgresNull else { throw failure(.null) }
                return null
            }
            guard let value = Value(postgresText: text) else { throw failure(.malformed(type)) }
            return value
        }
    }

    /// The columns' names in their order.
    public var columnNames: [String] { result.columnNames }
}
