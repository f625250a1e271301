/// Recognises a browser or a stray web client by its first octets, so that a page cannot make it type commands.
enum HTTPRequest {
    private static let methods = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI",
    ]

    static func begins(_ octets: some Collection<UInt8>) -> Bool {
        guard let first = octets.first, (UInt8(ascii: "C")...UInt8(ascii: "T")).contains(first) else { return false }
        return methods.contains { octets.starts(with: ($0 + " ").utf8) }
    }
}
