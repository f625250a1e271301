import Councils

extension Grants {
    /// Reads the file of `admin.grants` and resolves its names; throws every mistake with its line and column.
    init(file path: String, accounts: Accounts = .system) throws(ConfigurationErrors) {
        let text: String
        do { text = try TextFile.read(path) } catch { throw .one(Setting.adminGrants, "\(path): \(error.reason)") }
        guard text.utf8.count < TextFile.maximumByteCount else {
            let limit = Message("grants_too_long", ["limit": "\(TextFile.maximumByteCount)"])
            throw .one(Setting.adminGrants, "\(path): \(limit)")
        }
        do {
            try self.init(GrantTable(csv: Array(text.utf8)), accounts: accounts)
        } catch {
            throw ConfigurationErrors(problems: error.mistakes.map { $0.problem(in: path) })
        }
    }
}

extension ImportMistake {
    /// The same as a mistake in the configuration.
    fileprivate func problem(in path: String) -> ConfigurationErrors.Problem {
        let found = value.map { " \"\($0)\"" } ?? ""
        return .init(place: "\(path):\(line)", reason: LogText.escaped("\(column)\(found): \(reason)"))
    }
}
