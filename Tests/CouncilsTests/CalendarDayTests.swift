import Councils
import Testing

@Suite("Days as people write them")
struct CalendarDayTests {
    @Test(
        "are read in two forms",
        arguments: [
            ("2025-07-05", "2025-07-05"), ("5/7/2025", "2025-07-05"), ("05/07/2025", "2025-07-05"),
            ("29/2/2024", "2024-02-29"), ("31/12/2025", "2025-12-31"),
        ])
    func reading(text: String, day: String) {
        #expect(CalendarDay(parsing: text)?.description == day)
    }

    @Test(
        "are refused in every other",
        arguments: [
            "", "2025", "2025-7-5", "2025-07-05 ", "2025-07", "2025-07-05-1", "25-07-05", "02025-07-05", "2025/07/05",
            "5/7/25", "005/7/2025", "5//2025", "5-7-2025", "29/2/2025", "31/4/2025", "2025-13-01", "2025-00-10",
            "1/0/2025", "+5/7/2025", "٥/٧/٢٠٢٥", "a/b/2025",
        ])
    func refusing(text: String) {
        #expect(CalendarDay(parsing: text) == nil)
    }
}
