/// Everything that a movement says of itself; a draft may lack any of it.
public struct MovementPlan: Sendable, Equatable {
    /// The name by which it is remembered.
    public var name: String?
    /// Its theme.
    public var theme: String?
    /// What it is to reach.
    public var objective: String?
    /// What is done in it.
    public var content: String?
    /// By what its result is judged.
    public var criteria: String?
    /// The difficulty or task that it addresses.
    public var difficulty: String?
    /// The form in which it is run.
    public var form: String?
    /// How far it reaches.
    public var scope: MovementScope?
    /// How it is run.
    public var mode: MovementMode?
    /// Its first day.
    public var startsOn: CalendarDay?
    /// Its last day.
    public var endsOn: CalendarDay?
    /// Whether it is run at the grassroots.
    public var isGrassroots: Bool?
    /// The movement that it answers.
    public var parent: String?
    /// The paper that it stands on.
    public var document: String?

    /// A plan that says nothing yet.
    public init() {}

    /// What a launch still needs, by the columns of the file, in their order.
    public var missing: [String] {
        let needed: [(String, Bool)] = [
            ("name", name != nil), ("theme", theme != nil), ("objective", objective != nil),
            ("content", content != nil), ("criteria", criteria != nil), ("difficulty", difficulty != nil),
            ("form", form != nil), ("scope", scope != nil), ("mode", mode != nil), ("starts_on", startsOn != nil),
            ("ends_on", endsOn != nil), ("grassroots", isGrassroots != nil),
        ]
        return needed.filter { !$0.1 }.map(\.0)
    }
}
