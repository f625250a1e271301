import Testing

@testable import Postgres

@Suite struct PoolMachineTests {
    private let now = Timestamp(microsecondsSinceEpoch: 0)

    private func running(size: Int = 2, idle: [PoolMachine.ConnectionID] = []) -> PoolMachine {
        var machine = PoolMachine(size: size, minimumIdle: idle.count)
        #expect(machine.start() == idle.map { .open($0) })
        for id in idle { #expect(machine.opened(id) == []) }
        return machine
    }

    @Test func opensTheMinimumAtStart() {
        var machine = PoolMachine(size: 8, minimumIdle: 2)
        #expect(machine.start() == [.open(1), .open(2)])
        #expect(machine.start() == [])
    }

    @Test func waitersBeforeTheStartAreServedAfterIt() {
        var machine = PoolMachine(size: 8, minimumIdle: 0)
        #expect(machine.lease(1) == [])
        #expect(machine.start() == [.open(1)])
        #expect(machine.opened(1) == [.grant(1, 1)])
    }

    @Test func servesInOrderOfArrivalWithinTheBound() {
        var machine = running(size: 2, idle: [1])
        #expect(machine.lease(1) == [.grant(1, 1)])
        #expect(machine.lease(2) == [.open(2)])
        #expect(machine.lease(3) == [])
        #expect(machine.lease(4) == [])
        #expect(machine.opened(2) == [.grant(2, 2)])
        let answers = [machine.abandon(3), machine.abandon(3)]
        #expect(answers == [true, false])
        #expect(machine.giveBack(2, isReusable: true) == [.grant(4, 2)])
        #expect(machine.giveBack(1, isReusable: true) == [])
        #expect(machine.leaseIdle() == 1)
    }

    @Test func aBrokenConnectionMakesTheOthersSuspect() {
        var machine = running(size: 3, idle: [1, 2])
        #expect(machine.leaseIdle() == 2)
        #expect(machine.giveBack(2, isReusable: false) == [.close(2), .check(1), .open(3)])
        #expect(machine.leaseIdle() == nil)
        #expect(machine.checked(1, isHealthy: false) == [.close(1), .open(4)])
        #expect(machine.giveBack(2, isReusable: true) == [])
    }

    @Test func anOutageRefusesWaitersAndNewcomersAtOnce() {
        var machine = running(size: 2)
        #expect(machine.lease(1) == [.open(1)])
        let failed = machine.openFailed(1, reason: "gone", serverAnswers: false, at: now)
        #expect(failed == [.refuse(1, reason: "gone"), .retry(attempt: 0)])
        #expect(machine.lease(2) == [.refuse(2, reason: "gone")])
        #expect(machine.outage?.since == now)
        #expect(machine.retryDue() == [.open(2)])
        let later = Timestamp(microsecondsSinceEpoch: 1)
        #expect(machine.openFailed(2, reason: "still", serverAnswers: false, at: later) == [.retry(attempt: 1)])
        #expect(machine.outage?.since == now)
        #expect(machine.outage?.reason == "still")
        #expect(machine.retryDue() == [.open(3)])
        #expect(machine.opened(3) == [])
        #expect(machine.outage == nil)
        #expect(machine.lease(3) == [.grant(3, 3)])
    }

    @Test func aFullServerLetsWaitersHaveWhatComesBack() {
        var machine = running(size: 3, idle: [1])
        #expect(machine.leaseIdle() == 1)
        #expect(machine.lease(1) == [.open(2)])
        #expect(machine.openFailed(2, reason: "full", serverAnswers: true, at: now) == [.retry(attempt: 0)])
        #expect(machine.lease(2) == [])
        #expect(machine.giveBack(1, isReusable: true) == [.grant(1, 1)])
        #expect(machine.giveBack(1, isReusable: false) == [.close(1), .refuse(2, reason: "full")])
    }

    @Test func spareConnectionsAreClosedAfterAnIntervalUnused() {
        var machine = PoolMachine(size: 4, minimumIdle: 1)
        #expect(machine.start() == [.open(1)])
        #expect(machine.opened(1) == [])
        #expect(machine.leaseIdle() == 1)
        #expect(machine.lease(1) == [.open(2)])
        #expect(machine.opened(2) == [.grant(1, 2)])
        #expect(machine.giveBack(1, isReusable: true) == [])
        #expect(machine.giveBack(2, isReusable: true) == [])
        #expect(machine.checkDue() == [.check(1), .check(2)])
        #expect(machine.checked(1, isHealthy: true) == [])
        #expect(machine.checked(2, isHealthy: true) == [])
        #expect(machine.checkDue() == [.close(1), .check(2)])
    }

    @Test func stopsWhenTheLastLeaseCameBack() {
        var machine = running(size: 3, idle: [1, 2])
        #expect(machine.leaseIdle() == 2)
        #expect(machine.stop() == [.close(1)])
        #expect(machine.lease(9) == [.refuse(9, reason: "the pool is shut down")])
        #expect(machine.giveBack(2, isReusable: true) == [.close(2), .finish])
    }
}
