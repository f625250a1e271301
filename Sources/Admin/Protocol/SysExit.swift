/// What a client process says to its shell, in the terms of `sysexits.h`.
public enum SysExit: Int32, Sendable, CaseIterable {
    case success = 0
    /// Refused for a reason of the councils' rules: wrong state, not found, stale plan, too long.
    case refused = 1
    /// The command was typed wrongly.
    case usage = 64
    /// The payload was rejected.
    case data = 65
    /// A local file could not be read.
    case noInput = 66
    /// No daemon answers.
    case unavailable = 69
    /// The daemon failed inside.
    case software = 70
    /// Nothing changed; the same command may work later.
    case tryAgain = 75
    /// The protocol was broken, so the outcome is unknown.
    case protocolBroken = 76
    /// The user may not do this.
    case noPermission = 77

    /// The status that stands for the code of a final line.
    public init(code: Int) {
        switch code {
        case 200...299, 350: self = .success
        case 400...499: self = .tryAgain
        case 500...502: self = .usage
        case 530: self = .noPermission
        case 553: self = .data
        case 554: self = .software
        case 503...599: self = .refused
        default: self = .protocolBroken
        }
    }
}
