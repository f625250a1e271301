import Jobs
import Postgres
import TestSupport
import Testing

@Suite("Turns")
struct TurnsTests {
    private struct Broken: Error, CustomStringConvertible {
        let description = "broken on purpose"
    }

    @Test("do every due job of a lane once, and then the lane rests")
    func once() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 3, jobs: 4)
            let turns = lanes.turns()
            #expect(try await lanes.takeAll(turns) == 3)
            #expect(
                try await lanes.text("select count(*) || ' ' || count(distinct job) as text from effect") == "12 12")
            #expect(try await lanes.text("select string_agg(distinct state, ',') as text from job") == "done")
            #expect(try await lanes.text("select max(turn_at)::text as text from lane") == nil)
        }
    }

    @Test("let councils take turns: one with many jobs goes to the back after a batch")
    func fair() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 2, jobs: 5)
            var settings = JobSettings()
            settings.batch = 2
            let turns = lanes.turns(settings)
            for _ in 0..<2 { _ = try await lanes.take(turns, at: LanesFixture.noon + .seconds(1)) }
            #expect(try await lanes.text("select string_agg(distinct council::text, ',') as text from effect") == "1,2")
        }
    }

    @Test("leave a job alone until its time")
    func early() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1)
            let turns = lanes.turns()
            #expect(try await lanes.take(turns, at: LanesFixture.noon + .seconds(-1)) == nil)
            #expect(try await lanes.take(turns)?.done == 1)
        }
    }

    @Test("undo only the job that fails, try it again later, and give up after the last attempt")
    func failing() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1)
            try await lanes.plan(lanes: 1, jobs: 1, kind: "bad")
            let bad: JobHandler = { transaction, job, _ in
                try transaction.execute("select set_config('role', 'thidua_app', true)")
                try transaction.execute("insert into thidua.effect values (0, \(job.id), 0)")
                throw Broken()
            }
            let turns = lanes.turns(extra: ["bad": bad])
            let report = try await lanes.take(turns)
            #expect(report?.done == 1 && report?.failed == 1)
            #expect(try await lanes.text("select count(*)::text as text from effect where council = 0") == "0")
            let retry = try await lanes.text(
                "select state || extract(epoch from run_at - due_at)::int as text from job where kind = 'bad'")
            #expect(retry == "retry10")
            for attempt in 2...5 {
                let later = LanesFixture.noon + .seconds(86_400 * attempt)
                #expect(try await lanes.take(turns, at: later)?.failed == 1)
            }
            let end = try await lanes.text(
                "select state || ' ' || attempt || ' ' || error as text from job where kind = 'bad'")
            #expect(end == "dead 5 broken on purpose")
            #expect(try await lanes.takeAll(turns, at: LanesFixture.noon + .seconds(9_000_000)) == 0)
        }
    }

    @Test("name a kind that has no handler")
    func unknownKind() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1, kind: "later")
            #expect(try await lanes.take(lanes.turns())?.failed == 1)
            #expect(try await lanes.text("select error as text from job") == "this daemon has no handler for later")
        }
    }

    @Test("try a held job again at its time without using up its attempts")
    func held() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1, kind: "hold")
            let hold: JobHandler = { _, _, instant in .held(JSONText("{}"), until: instant + .seconds(60)) }
            let turns = lanes.turns(extra: ["hold": hold])
            for minute in 0..<8 {
                #expect(try await lanes.take(turns, at: LanesFixture.noon + .seconds(60 * minute))?.held == 1)
            }
            #expect(try await lanes.text("select state || ' ' || attempt as text from job") == "held 0")
        }
    }

    @Test("count the attempt before the work: a job that always takes the daemon with it ends as dead")
    func deadly() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1, kind: "deadly")
            // The connection dies in the middle of the turn, as it does when the daemon is killed.
            let deadly: JobHandler = { transaction, _, _ in
                try transaction.execute("select pg_terminate_backend(pg_backend_pid())")
                return .done(JSONText("{}"))
            }
            let turns = lanes.turns(extra: ["deadly": deadly])
            for _ in 1...5 {
                await #expect(throws: PostgresError.self) { try await lanes.take(turns) }
            }
            #expect(try await lanes.text("select state || ' ' || attempt as text from job") == "ready 5")
            _ = try await lanes.takeAll(turns)
            let end = try await lanes.text("select state || ': ' || error as text from job")
            #expect(end == "dead: the daemon did not survive the last attempt")
        }
    }

    @Test("leave a job alone that was moved after its attempt was counted")
    func moved() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1)
            // Another session moves it exactly between the turn's two transactions.
            try await lanes.admin.withTransaction { transaction in
                try transaction.execute(
                    """
                    create function move() returns trigger language plpgsql as $$
                    begin
                        new.run_at := new.run_at + interval '1 hour'; new.attempt := 0;
                        return new;
                    end $$
                    """)
                try transaction.execute(
                    "create trigger move before update of attempt on job for each row execute function move()")
            }
            #expect(try await lanes.take(lanes.turns())?.done == 0)
            let state = try await lanes.text("select state || ' ' || attempt as text from job")
            #expect(state == "ready 0")
            let pause = try await lanes.text(
                "select extract(epoch from turn_at - \(LanesFixture.noon)::timestamptz)::int::text as text from lane")
            #expect(pause == "3600")
        }
    }

    @Test("give the lane back when the attempts could not be counted")
    func uncounted() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1)
            try await lanes.admin.withTransaction { transaction in
                try transaction.execute("alter table job add constraint no_attempt check (attempt = 0) not valid")
            }
            await #expect(throws: PostgresError.self) { try await lanes.take(lanes.turns()) }
            let held = try await lanes.text(
                "select count(*)::text as text from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
            )
            #expect(held == "0")
        }
    }

    @Test("of many workers at once do each job once")
    func together() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 12, jobs: 10)
            var settings = JobSettings()
            settings.batch = 3
            let turns = lanes.turns(settings)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { _ = try await lanes.takeAll(turns) } }
                try await group.waitForAll()
            }
            _ = try await lanes.takeAll(turns)
            #expect(
                try await lanes.text("select count(*) || ' ' || count(distinct job) as text from effect") == "120 120")
            #expect(try await lanes.text("select max(attempt)::text as text from effect") == "1")
        }
    }

    @Test("see a job that is planned while the lane's turn runs")
    func planned() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 1, kind: "slow")
            let planner: JobHandler = { transaction, job, instant in
                // As another session would: the row is there before the lane comes to rest.
                try transaction.execute(
                    "select set_config('role', 'thidua_app', true), set_config('thidua.council', '1', true)")
                try transaction.execute(
                    "select thidua.plan_job('note', 'later', \(instant + .seconds(5)), null, '{}')")
                return .done(JSONText("{}"))
            }
            let turns = lanes.turns(extra: ["slow": planner])
            _ = try await lanes.take(turns)
            #expect(try await lanes.take(turns, at: LanesFixture.noon + .seconds(4)) == nil)
            #expect(try await lanes.take(turns, at: LanesFixture.noon + .seconds(5))?.done == 1)
        }
    }
}
