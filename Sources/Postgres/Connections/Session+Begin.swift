import CLibpq

extension Session {
    /// Begins the transaction by itself, where its first statement cannot take `begin` along.
    func beginIfPending() throws {
        guard let isolation = pendingBegin else { return }
        pendingBegin = nil
        try command(isolation.begin)
    }

    /// Sends `begin` and a prepared statement together and waits once for both. Returns the first error, else the
    /// statement's result; nil when the connection is lost.
    func begin(_ isolation: Isolation, with name: String, _ values: ParameterBuffer.Pointers) -> OpaquePointer? {
        PQenterPipelineMode(connection)
        defer { PQexitPipelineMode(connection) }
        guard PQsendQueryParams(connection, isolation.begin, 0, nil, nil, nil, nil, 0) == 1,
            PQsendQueryPrepared(connection, name, Int32(values.count), values.baseAddress, nil, nil, 0) == 1,
            PQpipelineSync(connection) == 1
        else { return nil }
        return firstErrorOrLastResult()
    }

    /// Reads up to the end of the pipeline. A null result ends each statement; two in a row mean a lost connection.
    private func firstErrorOrLastResult() -> OpaquePointer? {
        var (answer, nulls): (OpaquePointer?, Int) = (nil, 0)
        while nulls < 2 {
            guard let next = PQgetResult(connection) else {
                nulls += 1
                continue
            }
            nulls = 0
            let status = PQresultStatus(next)
            if status == PGRES_PIPELINE_SYNC {
                PQclear(next)
                break
            }
            // What follows an error is only the news that it was skipped.
            if let answer, PQresultStatus(answer) == PGRES_FATAL_ERROR {
                PQclear(next)
            } else {
                PQclear(answer)
                answer = next
            }
        }
        return answer
    }
}
