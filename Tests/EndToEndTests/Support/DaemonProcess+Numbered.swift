import Postgres
import TestSupport
import Testing

/// Several daemons on one database, told apart by their numbers.
extension DaemonProcess {
    /// Starts a daemon whose connections call themselves `thiduad-` and its number.
    convenience init(
        number: Int, of database: CouncilDatabase, in folder: ScratchFolder, environment: [String: String] = [:]
    ) throws {
        var configuration = database.daemon
        configuration.connectionString += " application_name=thiduad-\(number)"
        try self.init(configuration, in: folder, Options(name: "daemon-\(number)", environment: environment))
    }

    /// Stops it once it has come up, be it that others have done all the work: before, it does not catch signals.
    func stopOnceServing(_ what: Comment = "") async throws {
        try await serving()
        let end = try await terminate()
        #expect(end == .exited(0), "\(what) \(program.errors.soFar.suffix(5))")
    }
}
