extension Fact {
    /// Reads what people write in the columns plan and actual where the criterion's kind is not known yet: the text decides
    /// between dates, figures and yes or no. Whether the fact fits the kind is said by whoever knows it.
    public init(plan: String, actual: String) throws(Message) {
        let kind: CriterionKind =
            if actual.hasLetter { .boolean } else if Self.isDate(actual) || Self.isDate(plan) {
                .lateness
            } else { plan.isEmpty ? .ladder : .proportional }
        try self.init(kind, plan: plan, actual: actual)
    }

    private static func isDate(_ text: String) -> Bool {
        CalendarDay(parsing: text.trimmed) != nil
    }
}

extension String {
    /// Below `A` ASCII has no letters, and most figures and days have nothing above.
    fileprivate var hasLetter: Bool { utf8.contains { $0 >= 0x41 } && contains(where: \.isLetter) }
}
