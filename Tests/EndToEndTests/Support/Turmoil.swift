import Glibc
import TestSupport

/// Daemons at work on one database of a server of its own, and what happens to them and to it.
struct Turmoil {
    /// What happens, at a moment that nobody chose.
    enum Event: CaseIterable {
        /// A daemon is killed and another one started.
        case daemonKilled
        /// An administrator ends a daemon's connections, and it lives on.
        case connectionsEnded
        /// A daemon gets no processor for a while; whoever notices may end its connections meanwhile.
        case daemonSuspended
        /// The server crashes and comes back, and the daemons live on.
        case serverCrashed
        /// The server crashes and a daemon is killed; both come back.
        case serverCrashedAndDaemonKilled
    }

    let server: PrivateServer
    let database: CouncilDatabase
    private let folder: ScratchFolder
    private var daemons: [DaemonProcess] = []
    /// What is still to happen, so that everything happens equally often.
    private var deck: [Event] = []

    /// Few connections a daemon, and a look at jobs every tenth of a second.
    private static let environment = ["THIDUA_DATABASE_POOL_SIZE": "4", "THIDUA_JOBS_POLL_MS": "100"]

    /// Starts so many daemons.
    init(on server: PrivateServer, _ database: CouncilDatabase, daemons count: Int) throws {
        (self.server, self.database) = (server, database)
        folder = try ScratchFolder()
        for number in 1...count { daemons.append(try daemon(number)) }
    }

    /// Lets the next thing happen at a random moment; returns what it was, with the server up and every daemon running.
    mutating func strike(_ random: inout SeededRandom) async throws -> Event {
        if deck.isEmpty { deck = Event.allCases.shuffled(using: &random) }
        let event = deck.removeLast()
        let victim = Int.random(in: daemons.indices, using: &random)
        try await random.pause(upTo: 20)
        switch event {
        case .daemonKilled:
            try await daemons[victim].kill()
            daemons[victim] = try daemon(victim + 1)
        case .connectionsEnded:
            try await database.breakConnections(ofDaemon: "thiduad-\(victim + 1)")
        case .daemonSuspended:
            try await suspend(victim, &random)
        case .serverCrashed:
            try server.crash()
            try server.start()
        case .serverCrashedAndDaemonKilled:
            try server.crash()
            try await random.pause(upTo: 100)
            try await daemons[victim].kill()
            daemons[victim] = try daemon(victim + 1)
            try await random.pause(upTo: 100)
            try server.start()
        }
        return event
    }

    private func suspend(_ victim: Int, _ random: inout SeededRandom) async throws {
        daemons[victim].program.signal(SIGSTOP)
        try await random.pause(upTo: 100)
        if Bool.random(using: &random) {
            try await database.breakConnections(ofDaemon: "thiduad-\(victim + 1)")
            try await random.pause(upTo: 100)
        }
        daemons[victim].program.signal(SIGCONT)
    }

    /// Stops every daemon, none of which may have failed.
    func end() async throws {
        for daemon in daemons { try await daemon.stopOnceServing() }
    }

    /// What the daemons wrote last, for a failure's report.
    var logs: [String] { daemons.flatMap { $0.program.errors.soFar.suffix(10) } }

    private func daemon(_ number: Int) throws -> DaemonProcess {
        try DaemonProcess(number: number, of: database, in: folder, environment: Self.environment)
    }
}
