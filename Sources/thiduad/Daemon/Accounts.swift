import Councils
import Glibc
import Synchronization

/// The users and groups of the operating system, asked while a configuration is loaded and never for a command.
struct Accounts: Sendable {
    var userID: @Sendable (String) -> UInt32?
    var groupID: @Sendable (String) -> UInt32?
    var userName: @Sendable (UInt32) -> String?
    /// Every user whom the system lists, to name those who are let in by a group.
    var everybody: @Sendable () -> [UInt32: String]

    /// The system's own.
    static let system = Accounts(
        userID: { name in lock.withLock { _ in getpwnam(name)?.pointee.pw_uid } },
        groupID: { name in lock.withLock { _ in getgrnam(name)?.pointee.gr_gid } },
        userName: { uid in lock.withLock { _ in getpwuid(uid).flatMap { Accounts.name($0.pointee) } } },
        everybody: { lock.withLock { _ in listed() } })

    /// The C library answers all of these out of one buffer.
    private static let lock = Mutex(())

    private static func listed() -> [UInt32: String] {
        var names: [UInt32: String] = [:]
        setpwent()
        defer { endpwent() }
        while let entry = getpwent() {
            if let name = name(entry.pointee), names[entry.pointee.pw_uid] == nil { names[entry.pointee.pw_uid] = name }
        }
        return names
    }

    private static func name(_ entry: passwd) -> String? {
        entry.pw_name.map { String(cString: $0) }
    }
}
