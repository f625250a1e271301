/// Why the daemon does not start or go on: one clear line for a person and a code for its supervisor.
struct StartFailure: Error, Equatable, CustomStringConvertible {
    let code: ExitCode
    /// What is wrong, with the names and paths that it concerns.
    let message: String
    /// What to do about it; `nil` only where nobody outside the program can do anything.
    let remedy: String?

    init(_ code: ExitCode, _ message: String, remedy: String?) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// One line, whatever the parts hold.
    var description: String {
        LogText.escaped([message, remedy].compactMap(\.self).joined(separator: "; "))
    }
}
