import Admin
import Glibc
import TestSupport
import Testing

extension EndToEndTests {
    /// A whole year over the real socket, by different people: from the rulebook and self-scoring to the decision and the
    /// closing, with whatever is refused on the way.
    @Suite struct JourneyTests {
        @Test(
            "the districts go from the rulebook to the standings", arguments: geteuid() == 0 ? [true, false] : [false])
        func journey(areUsers: Bool) async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let grants = try folder.write(Person.grants, "grants.csv")
                let options = DaemonProcess.Options(configuration: "admin.grants: \(grants)\n")
                try await withDaemon(database.daemon, in: folder, options) { daemon in
                    #expect(chmod(daemon.socket, 0o666) == 0)
                    let journey = Journey(daemon, areUsers: areUsers)
                    try await journey.agreeOnTheRulebook()
                    try await journey.amendAtMidYear()
                    try await journey.scoreThemselves()
                    try await journey.review()
                    try await journey.findConsensus()
                    try await journey.decide()
                    try await journey.close()
                    let help = try await daemon.ask("help")
                    journey.refusals.check(commands: try help.column("command").compactMap(\.self))
                    #expect(Set(journey.refusals.byRule.keys) == Journey.refusedRules)
                }
            }
        }
    }
}
