import Councils
import Testing

@Suite("Files of movements, achievements, exemplars and activities")
struct MovementFilesTests {
    private static func mistakes(_ read: () throws -> Void) -> [String] {
        do {
            try read()
            return []
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map { "\($0.line) \($0.column) \($0.value ?? "-") \($0.reason.code)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("of movements are drafts: a code is enough, and paragraphs may be written")
    func drafts() throws {
        let rows = try MovementRows(
            csv: Array("code,unit,objective,ends_on,grassroots\nm1,,\"một\r\nhai\",30/6/2025,yes\nm2,a,,,\n".utf8)
        ).rows
        #expect(rows.map(\.unit) == [nil, "a"] && rows.map(\.line) == [2, 4])
        #expect(rows[0].plan.objective == "một\nhai" && rows[0].plan.endsOn?.description == "2025-06-30")
        #expect(rows[0].plan.isGrassroots == true && rows[1].plan.isGrassroots == nil)
        #expect(rows[1].plan == MovementPlan())
    }

    @Test(
        "of movements name every mistake with line, column and value",
        arguments: [
            ("M,,,,", ["2 code M code_malformed"]), (",,,,", ["2 code - value_missing"]),
            ("m,everywhere,,,", ["2 scope everywhere choice_malformed"]),
            ("m,,30/2/2025,,", ["2 starts_on 30/2/2025 date_malformed"]),
            ("m,,2025-02-01,2025-01-31,", ["2 ends_on 2025-01-31 movement_ends_early"]),
            ("m,x,,,maybe", ["2 scope x choice_malformed", "2 grassroots maybe choice_malformed"]),
            ("m,,,,\nm,,,,", ["3 code m stands_twice"]),
        ])
    func movementMistakes(lines: String, mistakes: [String]) {
        let text = "code,scope,starts_on,ends_on,grassroots\n\(lines)\n"
        #expect(Self.mistakes { _ = try MovementRows(csv: Array(text.utf8)) } == mistakes)
    }

    @Test("of achievements need unit, title, field and day; the person may be missing")
    func achievements() throws {
        let head = "code,unit,person,title,field,achieved_on\n"
        let rows = try AchievementRows(csv: Array((head + "t1,a,,Giải nhất,Y tế,1/2/2025\n").utf8)).rows
        #expect(rows.map(\.person) == [nil] && rows.map(\.achievedOn.description) == ["2025-02-01"])
        #expect(
            Self.mistakes { _ = try AchievementRows(csv: Array((head + "t1,a,,,Y tế,x\n").utf8)) } == [
                "2 title - value_missing", "2 achieved_on x date_malformed",
            ])
    }

    @Test("of exemplars name the achievements, each once; an exemplar without one is refused")
    func exemplars() throws {
        let head = "code,unit,name,kind,field,achievements\n"
        let rows = try ExemplarRows(csv: Array((head + "e1,a,Tổ 7,collective,,t1; t2 t1\n").utf8)).rows
        #expect(rows.map(\.achievements) == [["t1", "t2"]] && rows.map(\.field) == [nil])
        #expect(
            Self.mistakes { _ = try ExemplarRows(csv: Array((head + "e1,a,Tổ 7,team,,\n").utf8)) } == [
                "2 kind team choice_malformed", "2 achievements - exemplar_without_achievement",
            ])
    }

    @Test("of activities name who took part between blanks or semicolons")
    func activities() throws {
        let head = "code,kind,title,held_on,place,participants\n"
        let rows = try ActivityRows(csv: Array((head + "h1,study_visit,Học tập,5/7/2025,Huế,a;b  c\n").utf8)).rows
        #expect(rows.map(\.participants) == [["a", "b", "c"]] && rows.map(\.kind) == [.studyVisit])
        #expect(
            Self.mistakes { _ = try ActivityRows(csv: Array((head + "h1,party,H,5/7/2025,Huế,a;B\n").utf8)) } == [
                "2 kind party choice_malformed", "2 participants B code_malformed",
            ])
    }

    @Test("hold passages of at most 5000 characters, without control characters")
    func passages() {
        #expect(
            Passage(String(repeating: "ệ", count: 5000)) != nil && Passage(String(repeating: "e", count: 5001)) == nil)
        #expect(Passage("a\tb") == nil && Passage(" \n ") == nil && Passage("a\n\nb")?.text == "a\n\nb")
    }
}
