/// Who may file a report, and as of which day.
public enum ReportRule {
    /// Why somebody may not file a unit's report as having come in on a day; `nil` where they may.
    ///
    /// A unit files its own, today. What came on paper is recorded by agency or chair, who name that paper and the day; for their
    /// own unit too they may only file today, for nobody makes its own report come earlier.
    public static func denial(
        of actor: Actor, filingFor unit: String, on day: CalendarDay, today: CalendarDay, document: String?
    ) -> Denial? {
        if let denial = SpeakingRule.denial(of: actor, forUnit: unit, document: document) { return denial }
        if day == today || day.daysSinceEpoch > today.daysSinceEpoch { return nil }
        guard recorders.contains(actor.role), actor.unit != unit else {
            return .notYours(Message("report_day_not_yours", ["day": "\(day)", "today": "\(today)", "unit": unit]))
        }
        return nil
    }

    private static let recorders: Set<Role> = [.secretary, .chair, .admin]
}
