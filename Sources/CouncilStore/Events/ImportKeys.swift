import Councils
public import Postgres

/// Keys by which a repeated import is known.
public enum ImportKeys {
    /// Takes a key for a payload and the command that imports it, with what it was told: false when this very import was done
    /// before. Throws ``CouncilError/Kind/keyReused`` when the key stands for other content.
    public static func take(
        _ key: String, command: String, payload: [UInt8], _ transaction: borrowing Transaction
    ) throws -> Bool {
        let digest = SHA256.digest(of: payload)
        return try transaction.only("select take_import_key(\(key), \(command), \(digest)) as is_new")["is_new"]
    }
}
