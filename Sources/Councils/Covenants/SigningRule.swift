/// When a covenant may be signed: by the member itself on the day on which it does so, up to the last day for signing; by the
/// council's agency also later, from a paper that was signed in time.
public struct SigningRule<Day: Comparable & CustomStringConvertible & Sendable>: Sendable {
    /// The day of the command.
    public var today: Day
    /// The last day for signing; it belongs to the time.
    public var closesOn: Day
    /// Whether the council's agency takes down a paper.
    public var isOnRecord: Bool

    /// A rule for one covenant and one act.
    public init(today: Day, closesOn: Day, isOnRecord: Bool) {
        (self.today, self.closesOn, self.isOnRecord) = (today, closesOn, isOnRecord)
    }

    /// Why nobody may sign as of a day, or `nil` where it may be; `values` name the cluster and the year.
    public func denial(signedOn day: Day, _ values: [String: String]) -> Denial? {
        let values = values + ["day": "\(day)", "today": "\(today)", "due": "\(closesOn)"]
        if day > today { return .wrongState(Message("covenant_signed_in_future", values)) }
        if isOnRecord {
            return day > closesOn ? .wrongState(Message("covenant_signed_too_late", values)) : nil
        }
        if today > closesOn { return .wrongState(Message("covenant_signing_closed", values)) }
        return day < today ? .needsDocument(Message("covenant_day_needs_paper", values)) : nil
    }
}
