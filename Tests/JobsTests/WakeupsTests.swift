import Jobs
import Testing

@Suite("Wake-ups", .timeLimit(.minutes(1)))
struct WakeupsTests {
    @Test("that come between looking and sleeping are not lost")
    func kept() async {
        let wakeups = Wakeups()
        let mark = wakeups.mark
        wakeups.wake()
        await wakeups.next(since: mark, within: .seconds(3600))
        #expect(wakeups.mark != mark)
    }

    @Test("wake every sleeper")
    func everybody() async {
        let wakeups = Wakeups()
        let mark = wakeups.mark
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { await wakeups.next(since: mark, within: .seconds(3600)) } }
            wakeups.wake()
        }
        #expect(!wakeups.isFinished)
    }

    @Test("end with the daemon, and with the task")
    func ends() async {
        let wakeups = Wakeups()
        let sleeper = Task { await wakeups.next(since: wakeups.mark, within: .seconds(3600)) }
        sleeper.cancel()
        await sleeper.value
        wakeups.finish()
        await wakeups.next(since: wakeups.mark, within: .seconds(3600))
        #expect(wakeups.isFinished)
    }
}
