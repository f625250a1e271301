/// The text of a one-dimensional array: `{"a","b, c",NULL}`.
enum ArrayText {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let close = UInt8(ascii: "}")

    /// Quotes every element, so that no content can be taken for a separator or for NULL.
    static func print<Element>(_ elements: [Element], text: (Element) -> String?) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        bytes.reserveCapacity(2 + 12 * elements.count)
        for element in elements {
            if bytes.count > 1 { bytes.append(comma) }
            append(text(element), to: &bytes)
        }
        bytes.append(close)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard let text else { return bytes.append(contentsOf: "NULL".utf8) }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote || byte == backslash { bytes.append(backslash) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// Parses each element, NULL given as nil; nil for malformed text or when an element is refused.
    static func parse<Element>(_ text: String, element: (String?) -> Element?) -> [Element]? {
        var text = text
        return text.withUTF8 { utf8 in
            var reader = Reader(utf8: utf8)
            return reader.elements(element)
        }
    }

    /// Walks over the text once.
    private struct Reader {
        let utf8: UnsafeBufferPointer<UInt8>
        var position = 0

        mutating func elements<Element>(_ make: (String?) -> Element?) -> [Element]? {
            skipBounds()
            guard next() == UInt8(ascii: "{") else { return nil }
            if peek() == close { return position == utf8.count - 1 ? [] : nil }
            var elements: [Element] = []
            while true {
                guard let text = elementText(), let element = make(text) else { return nil }
                elements.append(element)
                switch next() {
                case comma: continue
                case close: return position == utf8.count ? elements : nil
                default: return nil
                }
            }
        }

        /// The server prints bounds, as in `[0:1]={1,2}`, when an array does not begin at 1.
        private mutating func skipBounds() {
            guard peek() == UInt8(ascii: "["), let equals = utf8.firstIndex(of: UInt8(ascii: "=")) else { return }
            position = equals + 1
        }

        /// The outer optional is malformed text, the inner one NULL.
        private mutating func elementText() -> String?? {
            if peek() == quote { return quotedText() }
            let start = position
            while let byte = peek(), byte != comma, byte != close {
                // An inner brace opens a second dimension.
                if byte == UInt8(ascii: "{") { return nil }
                position += 1
            }
            let bare = String(decoding: utf8[start..<position], as: UTF8.self)
            return bare.isEmpty ? nil : .some(bare == "NULL" ? nil : bare)
        }

        private mutating func quotedText() -> String?? {
            position += 1
            var bytes: [UInt8] = []
            while let byte = next() {
                switch byte {
                case quote: return .some(String(decoding: bytes, as: UTF8.self))
                case backslash:
                    guard let escaped = next() else { return nil }
                    bytes.append(escaped)
                default: bytes.append(byte)
                }
            }
            return nil
        }

        private func peek() -> UInt8? { position < utf8.count ? utf8[position] : nil }

        private mutating func next() -> UInt8? {
            guard let byte = peek() else { return nil }
            position += 1
            return byte
        }
    }
}
