import Logging
import Testing

@testable import thiduad

/// The layers and what each of them may say.
struct DaemonConfigurationTests {
    private let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    private func load(
        _ yaml: String = "", environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> DaemonConfiguration {
        try DaemonConfiguration.load(
            file: scratch.write(yaml, "thiduad.yaml"), environment: environment, flags: flags)
    }

    private func problems(
        _ yaml: String = "", environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> [String] {
        do {
            _ = try load(yaml, environment: environment, flags: flags)
            return []
        } catch let errors as ConfigurationErrors {
            return errors.problems.map { $0.description.replacing(scratch.path + "/", with: "") }
        }
    }

    @Test func `nothing set means the defaults`() throws {
        let configuration = try load()
        #expect(configuration.database.connection == nil)
        #expect(configuration.database.password == nil)
        #expect(configuration.database.poolSize == 8)
        #expect(configuration.database.statementTimeout == .seconds(60))
        #expect(configuration.admin.socket == "/run/thidua/admin.sock")
        #expect(configuration.admin.group == nil)
        #expect(configuration.admin.sessions == 32)
        #expect(configuration.admin.sessionsPerUser == 8)
        #expect(configuration.stateDirectory == "/var/lib/thidua")
        #expect(configuration.jobs.workers == 2)
        #expect(configuration.jobs.pollInterval == .seconds(5))
        #expect(configuration.jobs.batch == 50)
        #expect(configuration.logLevel == .info)
        #expect(configuration.drain == .seconds(30))
    }

    @Test func `a stronger layer wins, flag over variable over file over default`() throws {
        let yaml = "jobs:\n  workers: 3\n  batch: 30\ndrain_seconds: 10\n"
        let environment = ["THIDUA_JOBS_WORKERS": "4", "THIDUA_JOBS_BATCH": "40"]
        let configuration = try load(yaml, environment: environment, flags: ["jobs.workers": "5"])
        #expect(configuration.jobs.workers == 5)
        #expect(configuration.jobs.batch == 40)
        #expect(configuration.drain == .seconds(10))
        #expect(configuration.jobs.pollInterval == .seconds(5))
    }

    @Test func `check shows every setting with the place that decided it`() throws {
        let configuration = try load(
            "# first\njobs.workers: 3\n", environment: ["THIDUA_JOBS_BATCH": "40"], flags: ["log.level": "debug"])
        let lines = configuration.effective.map { $0.description.replacing(scratch.path + "/", with: "") }
        #expect(configuration.effective.map(\.name) == Setting.all.map(\.name))
        #expect(lines.contains("jobs.workers = 3 workers    # thiduad.yaml:2"))
        #expect(lines.contains("jobs.batch = 40 jobs    # environment"))
        #expect(lines.contains("log.level = debug    # flags"))
        #expect(lines.contains("drain_seconds = 30 s    # default"))
        #expect(lines.contains("admin.group = (none)    # default"))
    }

    @Test(arguments: [
        (
            "database:\n  pool_siz: 8",
            "thiduad.yaml:2: unknown setting database.pool_siz; did you mean database.pool_size?"
        ),
        ("workers: 2", "thiduad.yaml:1: unknown setting workers"),
        (
            "jobs.workers: many",
            "thiduad.yaml:1: jobs.workers: \"many\" is not allowed; it must be a whole number from 1 to 32"
        ),
        (
            "jobs.workers: 0",
            "thiduad.yaml:1: jobs.workers: \"0\" is not allowed; it must be a whole number from 1 to 32"
        ),
        (
            "jobs.workers: 2.5",
            "thiduad.yaml:1: jobs.workers: \"2.5\" is not allowed; it must be a whole number from 1 to 32"
        ),
        ("jobs: 2", "thiduad.yaml:1: unknown setting jobs"),
        ("jobs.workers:", "thiduad.yaml:1: jobs.workers has no value; comment it out to get the default"),
        ("jobs.workers: [1, 2]", "thiduad.yaml:1: jobs.workers must be one value, not a list"),
        (
            "jobs.workers: 2\njobs:\n  workers: 3",
            "thiduad.yaml:3: jobs.workers is given twice, first at thiduad.yaml:1"
        ),
        (
            "log.level: loud",
            "thiduad.yaml:1: log.level: \"loud\" is not allowed; it must be one of trace, debug, info, notice, warning, error, critical"
        ),
        (
            "admin.socket: run/admin.sock",
            "thiduad.yaml:1: admin.socket: \"run/admin.sock\" is not allowed; it must be an absolute path of at most 107 bytes"
        ),
        (
            "database.password_credential: ../shadow",
            "thiduad.yaml:1: database.password_credential: \"../shadow\" is not allowed; it must be the name of a file, without a directory"
        ),
        ("- one", "thiduad.yaml:1: the file must hold settings, each as `name: value`"),
    ])
    func `a mistake in the file is named with its line`(yaml: String, problem: String) throws {
        #expect(try problems(yaml) == [problem])
    }

    @Test func `all mistakes of all layers come at once`() throws {
        let found = try problems(
            "jobs.workers: 99\ncolour: red", environment: ["THIDUA_JOB_BATCH": "1", "THIDUA_JOBS_POLL_MS": "soon"],
            flags: ["log.levle": "info"])
        #expect(found.count == 5)
        #expect(found.contains("flags: unknown setting log.levle; did you mean log.level?"))
        #expect(found.contains("environment: unknown setting THIDUA_JOB_BATCH; did you mean THIDUA_JOBS_BATCH?"))
    }

    @Test func `a wrong value is an error even where a stronger layer replaces it`() throws {
        #expect(try problems("jobs.workers: 99", flags: ["jobs.workers": "2"]).count == 1)
    }

    @Test func `variables of others and of the tests are left alone`() throws {
        #expect(try problems(environment: ["THIDUA_TEST_SERVER": "x", "PGHOST": "y", "THIDUACTL": "z"]) == [])
    }

    @Test func `a section with all its lines commented out is empty, not wrong`() throws {
        #expect(try problems("jobs:\n#  workers: 2\n") == [])
    }

    @Test func `systemd's state directory replaces the default and nothing stronger`() throws {
        let environment = ["STATE_DIRECTORY": "/var/lib/one:/var/lib/two"]
        #expect(try load(environment: environment).stateDirectory == "/var/lib/one")
        #expect(try load("state.directory: /srv", environment: environment).stateDirectory == "/srv")
    }

    @Test func `a missing file is an error when it was asked for`() {
        #expect(throws: ConfigurationErrors.self) {
            try DaemonConfiguration.load(file: scratch.path + "/none.yaml", environment: [:], flags: [:])
        }
    }

    @Test func `the password comes from the credential, without its last newline`() throws {
        _ = try scratch.write("ong thu\n", "db")
        let configuration = try load(
            "database.password_credential: db", environment: ["CREDENTIALS_DIRECTORY": scratch.path])
        #expect(configuration.database.password?.revealed == "ong thu")
    }

    @Test(arguments: [[:], ["CREDENTIALS_DIRECTORY": "/nonexistent"]])
    func `a credential that is not there is an error`(environment: [String: String]) throws {
        let found = try problems("database.password_credential: db", environment: environment)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("database.password_credential: ") == true)
    }

    @Test func `no description of the configuration shows a password`() throws {
        _ = try scratch.write("hidden-one", "db")
        let configuration = try load(
            "database:\n  url: postgresql://thidua:hidden-two@host/thidua\n  password_credential: db",
            environment: ["CREDENTIALS_DIRECTORY": scratch.path])
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hidden"))
        }
        #expect(configuration.database.connection?.revealed == "postgresql://thidua:hidden-two@host/thidua")
    }

    @Test(arguments: [
        "database.url: hidden", "database.url: \"postgresql://u:hidden@h", "database.url: [postgresql://u:hidden@h]",
        "database.url: postgresql://u:hidden@h\ndatabase.url: x=y",
    ])
    func `no mistake shows a password`(yaml: String) throws {
        let found = try problems(yaml)
        #expect(!found.isEmpty)
        #expect(!found.contains { $0.contains("hidden") })
    }
}
