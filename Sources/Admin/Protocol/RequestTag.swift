/// The word by which a client tells replies apart: `@a1`.
enum RequestTag {
    static let longest = 16

    /// The tag at the start of a line, without `@`; found on the raw octets, so that a bad line is answered under its tag too.
    static func find(in line: some Sequence<UInt8>) -> String? {
        var octets = line.drop { $0 == UInt8(ascii: " ") }.makeIterator()
        guard octets.next() == UInt8(ascii: "@") else { return nil }
        var name: [UInt8] = []
        while let octet = octets.next(), octet != UInt8(ascii: " ") {
            guard isLetter(octet), name.count < longest else { return nil }
            name.append(octet)
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    private static func isLetter(_ octet: UInt8) -> Bool {
        octet.isAlphanumeric || octet == UInt8(ascii: ".") || octet == UInt8(ascii: "_") || octet == UInt8(ascii: "-")
    }
}
