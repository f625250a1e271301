/// The text under a digest: fields with their lengths in octets before them, so that no two lists of fields give the same text.
/// See the page "Digests".
public struct DigestText: Sendable {
    /// What was added so far, in UTF-8.
    public private(set) var octets: [UInt8] = []

    /// No field yet.
    public init() {}

    /// Adds fields one after the other; `nil` is missing. Values are written as their descriptions.
    public mutating func add(_ values: (any CustomStringConvertible & Sendable)?...) {
        for value in values { add(field: value?.description) }
    }

    private mutating func add(field value: String?) {
        guard let value else { return octets.append(UInt8(ascii: "-")) }
        octets.append(contentsOf: "\(value.utf8.count):".utf8)
        octets.append(contentsOf: value.utf8)
    }

    /// The digest in 64 lower-case hexadecimal digits.
    public var digest: String { Self.hexadecimal(SHA256.digest(of: octets)) }

    /// Octets in lower-case hexadecimal digits.
    public static func hexadecimal(_ octets: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let letters = octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: letters, as: UTF8.self)
    }
}
