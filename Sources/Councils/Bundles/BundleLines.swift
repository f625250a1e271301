/// The lines of a bundle one after the other, each refused where its text is none.
struct BundleLines {
    private let octets: [UInt8]
    private var position = 0
    /// How many lines were read.
    private(set) var count = 0

    init(_ octets: [UInt8]) throws(BundleFault) {
        if octets.isEmpty { throw BundleFault(line: 0, reason: "bundle_empty") }
        guard octets.count <= Bundle.sizeLimit else {
            let limit = Message("bundle_too_large", ["limit": "\(Bundle.sizeLimit >> 20)"])
            throw BundleFault(line: 0, reason: limit)
        }
        self.octets = octets
    }

    /// The next line without its end; `nil` behind the last one.
    mutating func next() throws(BundleFault) -> (number: Int, text: String)? {
        guard position < octets.count else { return nil }
        count += 1
        guard let end = octets[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw fault("bundle_cut_off") }
        let line = octets[position..<end]
        position = end + 1
        guard line.count <= Bundle.lineLimit else {
            throw fault(Message("bundle_line_too_long", ["limit": "\(Bundle.lineLimit >> 10)"]))
        }
        if line.contains(UInt8(ascii: "\r")) { throw fault("bundle_carriage_return") }
        guard let text = String(validating: line, as: UTF8.self) else { throw fault("not_utf8") }
        if Self.hasControl(line) { throw fault("bundle_control_character") }
        return (count, text)
    }

    func fault(_ reason: Message) -> BundleFault { BundleFault(line: count, reason: reason) }

    /// Whether there is a control character other than TAB, one octet in ASCII and two above it: terminals obey them.
    private static func hasControl(_ line: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 0
        for octet in line {
            if octet < 0x20 && octet != UInt8(ascii: "\t") || octet == 0x7F { return true }
            if before == 0xC2 && octet < 0xA0 { return true }
            before = octet
        }
        return false
    }
}
