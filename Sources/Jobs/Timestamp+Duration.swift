public import Postgres

extension Timestamp {
    /// The instant so much later, to the microsecond.
    public static func + (instant: Timestamp, duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return Timestamp(
            microsecondsSinceEpoch: instant.microsecondsSinceEpoch + seconds * 1_000_000 + attoseconds
                / 1_000_000_000_000)
    }

    /// How much later this instant is than another; negative when it is earlier.
    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microsecondsSinceEpoch - earlier.microsecondsSinceEpoch)
    }
}
