/// Lays parameters out as libpq reads them: zero-terminated texts side by side, and a pointer to each.
enum ParameterBuffer {
    /// Pointers to the texts, a null pointer for NULL; valid during the body.
    typealias Pointers = UnsafeBufferPointer<UnsafePointer<CChar>?>

    /// Small statements stay on the stack. Throws misuse for a text with a zero byte, which the server cannot hold
    /// and which would otherwise be cut there.
    static func withPointers<R>(_ parameters: [SQL.Parameter], _ body: (Pointers) throws -> R) throws -> R {
        if parameters.isEmpty { return try body(Pointers(start: nil, count: 0)) }
        let size = parameters.reduce(0) { $0 + ($1.text.map { $0.utf8.count + 1 } ?? 0) }
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(size, 1)) { bytes in
            try withUnsafeTemporaryAllocation(
                of: UnsafePointer<CChar>?.self, capacity: parameters.count
            ) { pointers in
                var end = 0
                for (index, parameter) in parameters.enumerated() {
                    pointers.initializeElement(at: index, to: try copy(parameter.text, into: bytes, at: &end))
                }
                return try body(Pointers(pointers))
            }
        }
    }

    private static func copy(
        _ text: String?, into bytes: UnsafeMutableBufferPointer<UInt8>, at end: inout Int
    ) throws -> UnsafePointer<CChar>? {
        guard var text, let base = bytes.baseAddress else { return nil }
        let start = end
        try text.withUTF8 { utf8 in
            guard !utf8.contains(0) else { throw PostgresError.misuse("a text parameter must hold no zero byte") }
            _ = UnsafeMutableBufferPointer(rebasing: bytes[start...]).initialize(fromContentsOf: utf8)
            bytes.initializeElement(at: start + utf8.count, to: 0)
            end += utf8.count + 1
        }
        return UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self)
    }
}
