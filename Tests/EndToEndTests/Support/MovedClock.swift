import FoundationEssentials
import Testing

/// The wall clock of a daemon, which a test sets: the daemon is started with a library that answers the system's calls from a
/// file (`Tests/MovedClock`). Nothing in the daemon knows of it; sleeping and waiting go by the machine's own clock.
final class MovedClock: Sendable {
    private let folder: ScratchFolder

    /// A clock that stands still at a civil time of Việt Nam, `2025-12-01T08:00`.
    init(_ folder: ScratchFolder, at time: String) throws {
        self.folder = folder
        try move(to: time)
    }

    /// Puts the clock to another civil time of Việt Nam.
    func move(to time: String) throws {
        let instant = try Date("\(time):00+07:00", strategy: .iso8601)
        try folder.write("\(Int(instant.timeIntervalSince1970))\n", "clock")
    }

    /// How a daemon is started that goes by this clock and looks for due jobs often.
    var options: DaemonProcess.Options {
        get throws {
            DaemonProcess.Options(
                environment: ["LD_PRELOAD": try BuiltProgram.movedClock.path, "MOVED_CLOCK": "\(folder.path)/clock"],
                configuration: "jobs.poll_ms: 100\n")
        }
    }
}
