import Councils
import Testing

@Suite("A fact")
struct FactTests {
    @Test(
        "is read as people write it",
        arguments: [
            (CriterionKind.ladder, "", "97,5", "97.5"), (.ladder, "120", "114", "114/120"),
            (.ladder, "1.200", "1.140,5", "1140.5/1200"), (.ladder, "", "97,125", "97.1250"), (.ladder, "", "0", "0"),
            (.proportional, "0,0001", "9999999999,9999", "9999999999.9999/0.0001"), (.lateness, "", "3", "3"),
            (.lateness, "05/07/2025", "08/07/2025", "2025-07-08/2025-07-05"),
            (.lateness, "2024-02-29", "1/3/2024", "2024-03-01/2024-02-29"), (.boolean, "", "Có", "yes"),
            (.boolean, "", "KHÔNG", "no"), (.boolean, "", " yes ", "yes"), (.boolean, "", "Co\u{301}", "yes"),
        ])
    func reading(kind: CriterionKind, plan: String, actual: String, expected: String) throws {
        #expect(try Fact(kind, plan: plan, actual: actual).description == expected)
    }

    @Test(
        "is refused with its reason",
        arguments: [
            (CriterionKind.manual, "", "5", "fact_not_for_kind"), (.bonus, "", "5", "fact_not_for_kind"),
            (.ladder, "", "", "fact_missing"), (.ladder, "120", "", "fact_missing"),
            (.ladder, "0", "5", "fact_plan_is_zero"), (.ladder, "", "-5", "quantity_negative"),
            (.ladder, "", "97%", "points_not_a_number"), (.ladder, "", "1,23456", "quantity_too_fine"),
            (.ladder, "", "10000000000", "points_too_large"), (.proportional, "", "5", "fact_plan_missing"),
            (.proportional, "x", "5", "points_not_a_number"), (.lateness, "", "1,5", "fact_days_malformed"),
            (.lateness, "", "08/07/2025", "fact_days_malformed"),
            (.lateness, "05/07/2025", "3", "fact_dates_malformed"),
            (.lateness, "29/02/2025", "01/03/2025", "fact_dates_malformed"),
            (.lateness, "05/13/2025", "01/03/2025", "fact_dates_malformed"),
            (.lateness, "05/07/25", "08/07/25", "fact_dates_malformed"), (.boolean, "1", "có", "fact_plan_not_wanted"),
            (.boolean, "", "chưa", "fact_answer_malformed"),
        ])
    func refusals(kind: CriterionKind, plan: String, actual: String, code: String) {
        let message = #expect(throws: Message.self) { try Fact(kind, plan: plan, actual: actual) }
        #expect(message?.code == code)
    }
}
