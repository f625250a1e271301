import Councils
import Testing

@Suite("Files of meetings and of attendance")
struct MeetingRowsTests {
    private static func mistakes(_ read: () throws -> Void) -> [String] {
        do {
            try read()
            return []
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }
        } catch { return ["\(error)"] }
    }

    @Test("read a plan, with mode and place where they are said")
    func plan() throws {
        let rows = try MeetingRows(
            csv: Array(
                "cluster;kind;on;mode;place\ncum-1;mid_year;15/07/2025;;\ncum-2;preparatory;2025-12-20;written;\n"
                    .utf8)
        ).rows
        #expect(rows.map(\.day) == ["2025-07-15", "2025-12-20"])
        #expect(rows.map(\.mode) == [.inPerson, .written] && rows.map(\.place) == [nil, nil])
    }

    @Test("name everything that is wrong with a plan")
    func planMistakes() {
        let text = """
            cluster,kind,on,mode,place
            Cụm,mid_year,2025-07-15,,
            cum-1,so-ket,31/02/2025,video,
            cum-1,year_end,2026-01-10,online,
            cum-1,year_end,2026-01-11,,
            """
        let found = Self.mistakes { _ = try MeetingRows(csv: Array(text.utf8)) }
        #expect(
            found == [
                "2 cluster code_malformed", "3 kind choice_malformed", "3 on date_malformed", "3 mode choice_malformed",
                "4 mode meeting_mode_refused", "5 kind meeting_twice_in_file",
            ])
        #expect(
            Self.mistakes { _ = try MeetingRows(csv: Array("cluster,kind,on\n".utf8)) } == [
                "1 cluster file_without_lines"
            ])
    }

    @Test("read attendance, several delegates to a unit, names as people write them")
    func attendance() throws {
        let rows = try AttendanceRows(
            csv: Array(
                "unit,delegate,title,present\na,Nguyễn Văn An,Phó Chủ tịch,yes\na,Lê Thị Bình,,yes\nb,,,excused\n".utf8)
        ).rows
        #expect(rows.map(\.presence) == [.present, .present, .excused])
        #expect(rows.map { $0.delegate?.title } == ["Phó Chủ tịch", nil, nil])
    }

    @Test("name everything that is wrong with attendance")
    func attendanceMistakes() {
        let text = "unit,delegate,title,present\na,,,maybe\nb,,Giám đốc,yes\nc,An,,no\nd,An,,yes\nd,,,no\n"
        #expect(
            Self.mistakes { _ = try AttendanceRows(csv: Array(text.utf8)) } == [
                "2 present presence_malformed", "3 delegate value_missing", "4 delegate delegate_of_absent",
                "6 present presence_differs",
            ])
    }

    @Test("read delegates as people type them")
    func delegates() {
        let read = Delegate.list(parsing: "Nguyễn Văn An, Phó Chủ tịch; Lê Thị Bình")
        #expect(read?.map(\.name) == ["Nguyễn Văn An", "Lê Thị Bình"])
        #expect(read?.map(\.title) == ["Phó Chủ tịch", nil])
        for text in ["", "An;", ", Phó Chủ tịch", "An, \u{7}"] {
            #expect(Delegate.list(parsing: text) == nil, "\(text)")
        }
    }
}
