/// A rule of rungs: which result gives how many points, for every result from 0 upwards exactly once.
///
/// A ``Scale/rate`` is a result rate in per cent and may be any quantity; ``Scale/days`` are whole days. Rungs stand from low to
/// high, without gap or overlap, so a ladder that exists is complete.
public struct Ladder: Sendable, Hashable {
    /// What the rungs stand on.
    public enum Scale: Sendable {
        /// A result rate in per cent, of any fineness.
        case rate
        /// Whole days late.
        case days
    }

    /// One interval and its points.
    public struct Rung: Sendable, Hashable {
        /// The results that it stands for.
        public let interval: Interval
        /// What they give.
        public let points: Points
    }

    /// From low to high.
    public let rungs: [Rung]
    private let scale: Scale

    /// So many rungs at most.
    public static let limit = 50

    /// A ladder of rungs in any order; throws every gap and overlap.
    init(_ rungs: [Rung], scale: Scale) throws(LadderFaults) {
        self.rungs = rungs.sorted { $0.interval.from < $1.interval.from }
        self.scale = scale
        let faults = Self.coverageFaults(self.rungs.map(\.interval), scale)
        if !faults.isEmpty { throw LadderFaults(messages: faults) }
    }

    /// The rung that an exact result falls on, found without division.
    public func points(for result: Ratio) -> Points {
        // Complete from 0 upwards: it is the last one that has begun.
        rungs.last { $0.interval.from.isAtOrBefore(result) }?.points ?? .zero
    }

    /// The rule as it is stored and exported: from low to high, each rung in its one canonical form.
    public var text: String {
        rungs.map { "\($0.interval.text(scale)): \($0.points.shortText)" }.joined(separator: " | ")
    }

    /// What does not fit a criterion of that maximum and step.
    func faults(max: Points, step: Points) -> [Message] {
        var faults: [Message] = []
        for rung in rungs {
            let values = ["rung": rung.interval.text(scale), "points": "\(rung.points)"]
            if rung.points > max {
                faults.append(Message("rung_over_max", values.merging(["max": "\(max)"]) { own, _ in own }))
            } else if !rung.points.isMultiple(of: step) {
                faults.append(Message("rung_off_step", values.merging(["step": "\(step)"]) { own, _ in own }))
            }
        }
        if !rungs.contains(where: { $0.points >= max }) {
            faults.append(Message("ladder_below_max", ["max": "\(max)"]))
        }
        return faults
    }

    /// Gaps and overlaps of intervals that stand in the order of their beginnings, each in numbers.
    private static func coverageFaults(_ intervals: [Interval], _ scale: Scale) -> [Message] {
        var faults: [Message] = []
        // How far everything is covered; nil is without end.
        var reached: Cut? = .start
        for interval in intervals {
            if let end = reached, interval.from > end {
                let gap = Interval(from: end, to: interval.from)
                faults.append(Message("ladder_gap", ["gap": gap.text(scale)]))
            } else if reached.map({ interval.from < $0 }) ?? true {
                let overlap = Interval(from: interval.from, to: Cut.first(reached, interval.to))
                faults.append(Message("ladder_overlap", ["overlap": overlap.text(scale)]))
            }
            reached = Cut.last(reached, interval.to)
        }
        if let end = reached {
            faults.append(Message("ladder_gap", ["gap": Interval(from: end, to: nil).text(scale)]))
        }
        return faults
    }
}

/// Everything that is wrong with a rule of rungs.
struct LadderFaults: Error {
    /// At least one.
    var messages: [Message]
}
