import Glibc

/// An instant, to the microsecond, as `timestamptz` is.
public struct Timestamp: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let microsecondsSinceEpoch: Int64

    /// An instant by its distance from the Unix epoch.
    public init(microsecondsSinceEpoch: Int64) { self.microsecondsSinceEpoch = microsecondsSinceEpoch }

    /// What the system's clock shows.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

extension Timestamp: Comparable {
    /// The earlier is less.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }
}

extension Timestamp: LosslessStringConvertible {
    /// Parses RFC 3339, and what the server prints in its ISO style; nil for anything else.
    public init?(_ description: String) {
        guard let value = TimestampText.parse(description) else { return nil }
        self.init(microsecondsSinceEpoch: value)
    }

    /// RFC 3339 in UTC with as many digits of the second as needed: `2026-12-31T17:00:00.5Z`.
    public var description: String {
        let (date, time) = TimestampText.parts(of: microsecondsSinceEpoch)
        return "\(date)T\(time)Z"
    }
}

extension Timestamp: PostgresCodable {
    /// `timestamp with time zone`
    public static var postgresType: PostgresType { .timestamptz }

    /// `timestamp with time zone`
    public static var decodablePostgresTypes: [PostgresType] { [.timestamptz] }

    /// The server's ISO style in UTC.
    public var postgresText: String? {
        let (date, time) = TimestampText.parts(of: microsecondsSinceEpoch)
        let suffix = " BC"
        return date.hasSuffix(suffix) ? "\(date.dropLast(suffix.count)) \(time)+00 BC" : "\(date) \(time)+00"
    }

    /// Nil for `infinity`, and for the last 30 of the server's 300 thousand years, which the count cannot hold.
    public init?(postgresText text: String) { self.init(text) }
}
