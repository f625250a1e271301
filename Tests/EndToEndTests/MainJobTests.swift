import Admin
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// A council's year-end closing, from the files to the standings.
    @Suite struct MainJobTests {
        private static let closing = "council=ho-chi-minh year=2024"

        @Test func aPastClosingRunsAtOnceAndIsWhatANaiveOneComputes() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let files = try CouncilFiles.sample()
                    try await files.load(into: daemon)
                    let dry = try await daemon.ask("closing run \(Self.closing) --dry-run")
                    #expect(dry.word == "planned")
                    let scheduled = try await daemon.tell("closing schedule \(Self.closing) at=2025-01-31T17:00")
                    #expect(scheduled.final.text?.contains("runs at once") == true)
                    try await database.untilJobsAreOver()

                    let standings = try await daemon.ask("standing list \(Self.closing)")
                    #expect(standings.rows.count == 24)
                    #expect(try NaiveClosing.lines(of: standings) == NaiveClosing(files).lines)
                    let shown = try await daemon.ask("closing show \(Self.closing)")
                    #expect(shown.pairs["state"] == "closed")
                    #expect(try shown.column("state") == ["closed", "closed", "closed", "closed"])

                    let again = try await daemon.ask("closing run \(Self.closing)")
                    #expect(again.final.code == 204)
                    #expect(again.final["digest"] == dry.final["digest"])
                    let jobs = try await daemon.ask("job list council=ho-chi-minh")
                    #expect(try jobs.column("state") == ["done"])
                    #expect(try jobs.column("attempt") == ["1"])
                    let result: String = try await database.value("select result ->> 'digest' as value from job")
                    #expect(result == dry.final["digest"])
                }
            }
        }

        @Test func aClosingRunsWhenItsTimeComesWithoutBeingAsked() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await CouncilFiles.sample().load(into: daemon)
                    let soon = Timestamp(microsecondsSinceEpoch: Timestamp.now.microsecondsSinceEpoch + 700_000)
                    let scheduled = try await daemon.tell("closing schedule \(Self.closing) at=\(soon)")
                    #expect(scheduled.final["due_at"] == "\(soon)")
                    try await database.untilJobsAreOver()
                    let inTime: Bool = try await database.value("select started_at >= due_at as value from job")
                    #expect(inTime)
                    #expect(try await daemon.ask("closing show \(Self.closing)").pairs["state"] == "closed")
                }
            }
        }

        @Test func aClosingThatCameDueWhileNoDaemonRanRunsAtTheNextStart() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                let files = try CouncilFiles.sample()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await files.load(into: daemon)
                    try await daemon.tell("closing schedule \(Self.closing) at=2099-01-31T17:00")
                    let jobs = try await daemon.ask("job list council=ho-chi-minh")
                    #expect(try jobs.column("state") == ["ready"])
                }
                try await database.makeJobsDue()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await database.untilJobsAreOver()
                    let standings = try await daemon.ask("standing list \(Self.closing)")
                    #expect(try NaiveClosing.lines(of: standings) == NaiveClosing(files).lines)
                }
            }
        }

        @Test func aPlanOfAnOlderStateIsRefusedAndTheFreshOneIsDone() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await CouncilFiles.sample().load(into: daemon)
                    let old = try await daemon.ask("closing run \(Self.closing) --dry-run")
                    let change = "unit,criterion,points,bonus,reason\nquan-1,A1,9,,kiểm tra lại\n"
                    try await daemon.tell(
                        "card import \(Self.closing) record=78/QĐ-UBND figure=decided", payload: change)

                    let stale = try await daemon.ask("closing run plan=\(old.final["plan"] ?? "")")
                    #expect(stale.final.code == 555)
                    #expect(stale.word == "plan_stale")
                    #expect(try await database.value("select count(*) as value from standing") as Int == 0)

                    let fresh = try await daemon.ask("closing run \(Self.closing) --dry-run")
                    #expect(fresh.final["digest"] != old.final["digest"])
                    let run = try await daemon.ask("closing run plan=\(fresh.final["plan"] ?? "")")
                    #expect(run.final.code == 200)
                    #expect(run.final["digest"] == fresh.final["digest"])
                }
            }
        }

        @Test func anUndecidedUnitHoldsItsCycleAloneUntilItIsDecided() async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    var files = try CouncilFiles.sample()
                    let whole = files
                    let rows = files.cards[1].rows.split(separator: "\n")
                    let late = rows.filter { $0.hasPrefix("quan-7,") }
                    files.cards[1].rows = rows.filter { !$0.hasPrefix("quan-7,") }.joined(separator: "\n")
                    try await files.load(into: daemon)
                    let cutOff = "cut_off_days=365"
                    try await daemon.tell("closing schedule \(Self.closing) at=\(Timestamp.now) \(cutOff)")
                    try await database.until("select bool_or(state = 'held') is true as value from job")

                    let shown = try await daemon.ask("closing show \(Self.closing)")
                    #expect(shown.pairs["state"] == "held")
                    #expect(try shown.column("state") == ["closed", "closed", "held", "closed"])
                    let reason = try #require(try shown.column("reason")[2])
                    #expect(reason.hasPrefix("card_not_decided unit=quan-7 waiting=1"))
                    #expect(try await daemon.ask("standing list \(Self.closing)").rows.count == 18)

                    let header = "unit,criterion,points,bonus,reason\n"
                    let payload = header + late.joined(separator: "\n")
                    try await daemon.tell(
                        "card import \(Self.closing) record=78/QĐ-UBND figure=decided", payload: payload)
                    let run = try await daemon.tell("closing run \(Self.closing)")
                    #expect(run.final["closed"] == "4")
                    #expect(run.final["held"] == "0")
                    let standings = try await daemon.ask("standing list \(Self.closing)")
                    #expect(try NaiveClosing.lines(of: standings) == NaiveClosing(whole).lines)
                }
            }
        }
    }
}
