import NIOCore

/// What a session's time ran out for. One alarm a connection is enough: when it goes off early, it is set again.
extension Connection {
    enum Expiry {
        case linger
        case unreadOutput
        case halfSent
        case idle
    }

    /// Sees to it that the alarm goes off when the next time runs out, or earlier.
    func setAlarm() {
        guard let (deadline, _) = nextExpiry else { return }
        if let alarm, alarm.deadline <= deadline { return }
        alarm?.task.cancel()
        let task = channel.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.assumeIsolated { $0.alarmWentOff() }
        }
        alarm = (deadline, task)
    }

    private func alarmWentOff() {
        alarm = nil
        if let (deadline, expiry) = nextExpiry, deadline <= .now() { expire(expiry) }
        setAlarm()
    }

    private var nextExpiry: (deadline: NIODeadline, expiry: Expiry)? {
        switch phase {
        case .open, .inputEnded: runningExpiries.min { $0.deadline < $1.deadline }
        case .lingering(let since, _):
            unread > 0 ? (lastReading + limits.unreadOutputTime, .unreadOutput) : (since + limits.linger, .linger)
        case .closed: nil
        }
    }

    private var runningExpiries: [(deadline: NIODeadline, expiry: Expiry)] {
        var expiries: [(NIODeadline, Expiry)] = []
        if unread > 0 { expiries.append((lastReading + limits.unreadOutputTime, .unreadOutput)) }
        if case .open = phase, framer.isHalfway, wantsInput {
            expiries.append((lastInput + limits.halfSent, .halfSent))
        }
        if isWaiting, !framer.isHalfway { expiries.append((lastRequest + limits.idle, .idle)) }
        return expiries
    }

    private func expire(_ expiry: Expiry) {
        switch expiry {
        case .linger, .unreadOutput: channel.close(promise: nil)
        case .halfSent: fail(.halfSent)
        case .idle: interrupt(.idle)
        }
    }

    /// What was sent whole before the half is still answered.
    private func fail(_ fault: SessionFault) {
        framer.stop()
        deliver(.fault(fault, line: []))
    }
}
