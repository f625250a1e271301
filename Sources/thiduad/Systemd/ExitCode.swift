/// What the daemon's exit status tells its supervisor; the numbers are those of sysexits.h.
///
/// The unit does not restart after ``usage`` and ``configuration``: waiting does not heal them.
enum ExitCode: Int32, Sendable, CaseIterable {
    /// It was asked to stop and has finished what it was doing.
    case success = 0
    /// The command line was wrong.
    case usage = 64
    /// A socket could not be bound, or another program listens on it.
    case unavailable = 69
    /// A mistake of the program; the journal has the details.
    case `internal` = 70
    /// The state directory cannot be written: permissions, a full disk, a read-only file system.
    case stateNotWritable = 74
    /// Another daemon already answers on the admin socket.
    case alreadyRunning = 75
    /// The configuration, the database's schema or the daemon's role is not what it must be.
    case configuration = 78
}
