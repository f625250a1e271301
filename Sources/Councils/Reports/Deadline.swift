/// A day by which something is due, and how long a delay is forgiven.
///
/// Within the grace nothing is late. Beyond it lateness counts from the due day: grace forgives a short delay, it does not move
/// the day. What is due on no day is never late.
public struct Deadline: Sendable, Hashable {
    /// The last day; `nil` where no rule names one.
    public var due: CalendarDay?
    /// How many calendar days after it are forgiven.
    public var graceDays: Int

    /// A deadline with its grace.
    public init(due: CalendarDay?, graceDays: Int = 0) {
        (self.due, self.graceDays) = (due, graceDays)
    }

    /// How many calendar days late something is that was done on a day, or that is still not done on it.
    public func daysLate(on day: CalendarDay) -> Int {
        guard let due else { return 0 }
        let days = day.daysSinceEpoch - due.daysSinceEpoch
        return days > graceDays ? days : 0
    }

    /// How whoever owes it stands today.
    public func state(doneOn done: CalendarDay?, today: CalendarDay) -> ObligationState {
        switch (done, daysLate(on: done ?? today)) {
        case (nil, 0): .open
        case (nil, _): .late
        case (_, 0): .done
        case (_, _): .doneLate
        }
    }
}

/// How something that a unit owes stands.
public enum ObligationState: String, Sendable, CaseIterable {
    /// Not done, and there is time.
    case open
    /// Not done, and its day is past.
    case late
    /// Done in time.
    case done
    /// Done after its day.
    case doneLate = "done_late"
}

extension CalendarDay {
    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int {
        // Years are counted from March, so that the leap day is the last of its year.
        let fromMarch = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * fromMarch + fromMarch / 4 - fromMarch / 100 + fromMarch / 400 + dayOfYear - 719_468
    }
}
