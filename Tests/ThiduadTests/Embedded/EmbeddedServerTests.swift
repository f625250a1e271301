import Glibc
import Logging
import Testing

@testable import thiduad

/// The private server's life, with the real PostgreSQL.
struct EmbeddedServerTests {
    @Test func `the first start makes a cluster with a socket alone, in directories of one user`() async throws {
        try await EmbeddedFixture.run { fixture in
            let server = try fixture.server()
            try await server.start()
            #expect(await server.isSupervisor)
            #expect(fixture.running?.isReady == true)
            let shown = try await fixture.ask(
                """
                select name || '=' || setting from pg_settings
                where name in ('listen_addresses', 'data_checksums', 'server_encoding', 'jit', 'TimeZone',
                               'client_connection_check_interval', 'logging_collector')
                order by name
                """)
            #expect(
                shown.split(separator: "\n") == [
                    "client_connection_check_interval=2000", "data_checksums=on", "jit=off", "listen_addresses=",
                    "logging_collector=on", "server_encoding=UTF8", "TimeZone=UTC",
                ])
            #expect(
                try await fixture.ask(
                    "select datlocprovider, daticulocale from pg_database where datname = 'thidua'") == "i|vi-VN")
            for directory in [server.paths.data, server.paths.run, server.paths.root] {
                var status = stat()
                #expect(stat(directory, &status) == 0 && status.st_mode & 0o777 == 0o700, "\(directory)")
            }
            await server.stop()
            #expect(fixture.running == nil)
        }
    }

    @Test func `a second start keeps what is there, and the daemon's role logs in without a password`() async throws {
        try await EmbeddedFixture.run { fixture in
            let first = try fixture.server()
            try await first.start()
            _ = try await fixture.ask("create role thidua login")
            _ = try await fixture.ask("create table kept as select 42 as answer")
            _ = try await fixture.ask("grant select on kept to thidua")
            await first.stop()
            let second = try fixture.server()
            try await second.start()
            #expect(try await fixture.ask("select answer from kept", as: "thidua") == "42")
            await second.stop()
        }
    }

    @Test func `what a kill left of a first start is removed`() async throws {
        try await EmbeddedFixture.run { fixture in
            let server = try fixture.server()
            let unfinished = server.paths.unfinishedPrefix + "old"
            for path in [fixture.state, server.paths.root, unfinished] {
                try fixture.account.makeDirectory(path)
            }
            try fixture.account.write("half", to: unfinished + "/PG_VERSION")
            try await server.start()
            #expect(fixture.running?.isReady == true)
            #expect(access(unfinished, F_OK) != 0)
            await server.stop()
        }
    }

    @Test func `a server left by a daemon that is gone is adopted`() async throws {
        try await EmbeddedFixture.run { fixture in
            var first: EmbeddedServer? = try fixture.server()
            try await first?.start()
            let left = try #require(fixture.running)
            // The daemon's end, however it comes, closes its lock and stops nothing.
            first = nil
            let second = try fixture.server()
            try await second.start()
            #expect(await second.isSupervisor)
            #expect(fixture.running?.process == left.process)
            await second.stop()
            #expect(fixture.running == nil)
        }
    }

    @Test func `a second daemon uses the server, stops nothing, and takes over when the first is gone`() async throws {
        try await EmbeddedFixture.run { fixture in
            let first = try fixture.server()
            let second = try fixture.server()
            try await first.start()
            try await second.start()
            #expect(await !second.isSupervisor)
            await second.stop()
            #expect(fixture.running != nil)
            try await withThrowingTaskGroup { group in
                group.addTask { await second.supervise(every: .milliseconds(10)) }
                await first.stop()
                try await fixture.wait { $0?.isReady == true }
                group.cancelAll()
            }
            #expect(await second.isSupervisor)
            await second.stop()
            #expect(fixture.running == nil)
        }
    }

    @Test func `a server that dies is started again`() async throws {
        try await EmbeddedFixture.run { fixture in
            let server = try fixture.server()
            try await server.start()
            let first = try #require(fixture.running)
            try await withThrowingTaskGroup { group in
                group.addTask { await server.supervise(every: .milliseconds(10)) }
                kill(first.process, SIGKILL)
                try await fixture.wait { $0?.isReady == true && $0?.process != first.process }
                group.cancelAll()
            }
            #expect(try await fixture.ask("select 1") == "1")
            await server.stop()
        }
    }

    @Test func `a start that fails says why, and supervision goes on until it succeeds`() async throws {
        try await EmbeddedFixture.run { fixture in
            let server = try fixture.server()
            try await server.start()
            await server.stop()
            let main = server.paths.data + "/postgresql.conf"
            let good = try TextFile.read(main)
            try fixture.account.write(good + "nonsense = on\n", to: main)
            let failure = await #expect(throws: StartFailure.self) { try await server.start() }
            #expect(failure?.code == .internal)
            #expect(failure?.message.contains("postgresql.conf\" contains errors") == true)
            #expect(failure?.remedy == "see \(server.paths.logs)")
            try await withThrowingTaskGroup { group in
                group.addTask { await server.supervise(every: .milliseconds(10)) }
                try fixture.account.write(good, to: main)
                try await fixture.wait { $0?.isReady == true }
                group.cancelAll()
            }
            await server.stop()
            #expect(fixture.running == nil)
        }
    }

    @Test func `a state directory that cannot be made is an error of input and output`() async throws {
        let account = try EmbeddedFixture.ordinaryAccount()
        let server = try EmbeddedServer(
            stateDirectory: "/proc/thidua", environment: [:], account: account, logger: .init(label: "test"))
        let failure = await #expect(throws: StartFailure.self) { try await server.start() }
        #expect(failure?.code == .stateNotWritable)
        #expect(failure?.description.contains("/proc/thidua") == true)
    }

    @Test func `root is refused with the remedy`() {
        let root = ServerAccount(name: "root", user: 0, group: 0)
        let failure = #expect(throws: StartFailure.self) {
            try EmbeddedServer(
                stateDirectory: "/tmp/x", environment: [:], account: root, logger: .init(label: "test"))
        }
        #expect(failure?.code == .configuration)
        #expect(failure?.remedy?.contains("ordinary user") == true)
    }
}
