import Admin
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// Days that pass in a moment, for a real daemon.
    @Suite struct MovedClockTests {
        @Test func aDateLeadsACycleOnWhenTheClockPassesIt() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                let clock = try MovedClock(folder, at: "2024-02-27T09:00")
                try await withDaemon(database.daemon, in: folder, clock.options) { daemon in
                    try await daemon.tell("council add council=ho-chi-minh name=\"Hồ Chí Minh\" level=province")
                    try await daemon.tell(
                        "cluster import council=ho-chi-minh from=2024-01-01",
                        payload: RepositoryFile.read("deploy/sample/hcmc-districts-2008.csv"))
                    try await daemon.tell("cycle open council=ho-chi-minh year=2024")
                    let opened = try await daemon.tell("event list council=ho-chi-minh")
                    #expect(try opened.column("at").allSatisfy { $0?.hasPrefix("2024-02-27T02:0") == true })
                    try await database.execute(
                        "update thidua.cycle set state = 'first_half'")
                    try await daemon.tell("cycle hold council=ho-chi-minh year=2024 reason=x document=1/TB")
                    try await daemon.tell("cycle resume council=ho-chi-minh year=2024 reason=x")
                    try clock.move(to: "2024-07-05T09:00")
                    try await database.until("select coalesce(result ->> 'led' = '0', false) as value from job")
                    try clock.move(to: "2024-07-06T09:00")
                    try await database.until("select coalesce(result ->> 'led' = '4', false) as value from job")
                    let cycles = try await daemon.tell("cycle list council=ho-chi-minh year=2024")
                    #expect(try Set(cycles.column("state")) == ["mid_year"])
                }
            }
        }

        @Test func aClosingRunsWhenTheClockComesToItsTime() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                let clock = try MovedClock(folder, at: "2025-01-20T09:00")
                try await withDaemon(database.daemon, in: folder, clock.options) { daemon in
                    try await CouncilFiles.sample().load(into: daemon)
                    try await daemon.tell("closing schedule council=ho-chi-minh year=2024 at=2025-01-31T17:00")
                    try clock.move(to: "2025-01-31T16:59")
                    #expect(try await daemon.tell("standing list council=ho-chi-minh year=2024").rows.isEmpty)
                    try clock.move(to: "2025-01-31T17:00")
                    try await database.until(
                        """
                        select coalesce(finished_at = '2025-01-31T10:00Z', false) as value
                        from job
                        where kind = 'closing.year_end'
                        """)
                    let standings = try await daemon.tell("standing list council=ho-chi-minh year=2024")
                    #expect(standings.rows.count == 24)
                }
            }
        }
    }
}
