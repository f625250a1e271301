// The standard library normalises for its own comparisons; Foundation would do it too, but costs the idle daemon megabytes.
@_spi(_Unicode) import Swift

extension String {
    /// The text in Unicode's normal form C, in which values are kept and compared.
    public var normalFormC: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: _nfc)
        return String(scalars)
    }
}
