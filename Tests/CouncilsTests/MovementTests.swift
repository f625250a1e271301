import Councils
import Testing

@Suite("Movements")
struct MovementTests {
    static let complete: MovementPlan = {
        var plan = MovementPlan()
        (plan.name, plan.theme, plan.objective, plan.content) = ("n", "t", "o", "c")
        (plan.criteria, plan.difficulty, plan.form) = ("k", "d", "f")
        (plan.scope, plan.mode, plan.isGrassroots) = (.own, .regular, false)
        (plan.startsOn, plan.endsOn) = (
            CalendarDay(year: 2025, month: 1, day: 1), CalendarDay(year: 2025, month: 6, day: 30)
        )
        return plan
    }()

    @Test(
        "take each step in one state only",
        arguments: MovementState.allCases.flatMap { state in MovementStep.allCases.map { (state, $0) } })
    func steps(state: MovementState, step: MovementStep) {
        let legal: Set<String> = ["draft launch", "launched register", "launched note", "launched review"]
        let refusal = Movement(code: "m", unit: nil, state: state, plan: Self.complete).refusal(of: step)
        #expect((refusal == nil) == legal.contains("\(state) \(step)"))
        if let refusal { #expect(refusal.code == "movement_in_other_state") }
    }

    @Test("name everything that a launch lacks, and nothing else")
    func missing() {
        #expect(
            MovementPlan().missing == [
                "name", "theme", "objective", "content", "criteria", "difficulty", "form", "scope", "mode", "starts_on",
                "ends_on", "grassroots",
            ])
        #expect(Self.complete.missing == [])
        var plan = Self.complete
        (plan.theme, plan.endsOn, plan.isGrassroots) = (nil, nil, nil)
        let refusal = Movement(code: "m", unit: "a", plan: plan).refusal(of: .launch)
        #expect(refusal?.parameters["missing"] == "theme, ends_on, grassroots")
        #expect(refusal?.text(in: .vietnamese).contains("chủ đề (theme), ngày kết thúc (ends_on)") == true)
    }

    @Test("say their state and the step in words of either language")
    func words() {
        let refusal = Movement(code: "m", unit: nil, state: .reviewed).refusal(of: .register)
        #expect(
            refusal?.text().hasPrefix("movement register is for a movement that is launched; \"m\" is reviewed") == true
        )
        #expect(refusal?.text(in: .vietnamese).contains("hiện đã tổng kết (reviewed)") == true)
    }
}
