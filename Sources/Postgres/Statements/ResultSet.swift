import CLibpq
import Glibc

/// Owns one `PGresult` and clears it with the last reference to it.
///
/// Unchecked: libpq never changes a result after it is made, and nothing here does.
final class ResultSet: @unchecked Sendable {
    private let result: OpaquePointer

    init(owning result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var status: ExecStatusType { PQresultStatus(result) }

    var rowCount: Int { Int(PQntuples(result)) }

    /// Zero for statements that affect no rows.
    var affectedRows: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    var rows: [Row] { (0..<PQntuples(result)).map { Row(result: self, index: $0) } }

    var columnNames: [String] { (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) } }

    func type(ofColumn column: Int32) -> PostgresType { PostgresType(oid: PQftype(result, column)) }

    /// Nil for NULL.
    func text(row: Int32, column: Int32) -> String? {
        guard PQgetisnull(result, row, column) == 0, let value = PQgetvalue(result, row, column) else { return nil }
        let count = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: value, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The columns of exactly this name. `PQfnumber` would fold its case and hide that a name is there twice.
    func columns(named name: String) -> (first: Int32, isUnique: Bool)? {
        name.withCString { name in
            var first: Int32?
            for column in 0..<PQnfields(result) where strcmp(PQfname(result, column), name) == 0 {
                guard let first else {
                    first = column
                    continue
                }
                return (first, false)
            }
            return first.map { ($0, true) }
        }
    }

    func errorField(_ field: clibpq_error_field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue)).map { String(cString: $0) }
    }
}

extension ServerError {
    /// Reads the fields of a result that reports an error.
    init(_ result: ResultSet) {
        sqlState = SQLState(rawValue: result.errorField(clibpq_sqlstate) ?? "")
        severity = result.errorField(clibpq_severity) ?? "ERROR"
        message = result.errorField(clibpq_message) ?? ""
        detail = result.errorField(clibpq_detail)
        hint = result.errorField(clibpq_hint)
        context = result.errorField(clibpq_context)
        schema = result.errorField(clibpq_schema)
        table = result.errorField(clibpq_table)
        column = result.errorField(clibpq_column)
        dataType = result.errorField(clibpq_data_type)
        constraint = result.errorField(clibpq_constraint)
        position = result.errorField(clibpq_position).flatMap { Int($0) }
        sourceFunction = result.errorField(clibpq_source_function)
    }
}
