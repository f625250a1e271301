import TestSupport
import Testing

@testable import Postgres

/// Whether a server says no to the login, which waiting does not change.
@Suite struct RefusalTests {
    @Test func aServerThatHasNoSuchDatabaseSaysSo() async throws {
        var configuration = try TestServer.current.configuration
        #expect(await Connection.refusal(configuration) == nil)
        configuration.connectionString += " dbname=there_is_none"
        #expect(await Connection.refusal(configuration)?.conditionClass == "3D")
    }

    @Test func nobodyIsWaitedForWhereNoneAnswers() async throws {
        var configuration = DatabaseConfiguration(connectionString: "host=/tmp/nobody-listens-here port=5432")
        configuration.connectTimeout = .seconds(60)
        let asked = ContinuousClock.now
        #expect(await Connection.refusal(configuration) == nil)
        #expect(ContinuousClock.now - asked < .seconds(30))
    }
}
