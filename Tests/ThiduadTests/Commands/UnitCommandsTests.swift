import Councils
import Testing

@testable import thiduad

@Suite("The commands of changing units")
struct UnitCommandsTests {
    private static let roster = ["a", "b", "c"].map { "cum-1,Cụm 1,cum,\($0),Đơn vị \($0)\n" }.joined()

    private func prepare(_ desk: CommandDesk) async throws {
        for (line, payload) in [
            ("council add council=tinh name=Tỉnh level=province", nil),
            ("cluster import council=tinh from=2025-01-01", "cluster,cluster_name,kind,unit,unit_name\n" + Self.roster),
            ("cycle open council=tinh year=2025", nil),
            ("cycle appoint council=tinh year=2025 cluster=cum-1 head=a deputies=b document=1/QĐ", nil),
        ] as [(String, String?)] {
            let answer = try await desk.ask(line, payload: payload)
            #expect(answer.word == "ok", "\(line): \(answer.text)")
        }
    }

    @Test("are for the agency, on a paper, and a repeat changes nothing")
    func rights() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let merge = "unit merge council=tinh units=a,b into=g name=Gộp on=2025-07-01"
            let steps: [(Rights, String, String, String?)] = [
                (Rights.of(.member, "a"), merge + " document=1/NQ", "not_permitted", "role_missing"),
                (Rights.of(.head, "a"), merge + " document=1/NQ", "not_permitted", "role_missing"),
                (Rights.of(.secretary), merge + " document=1/NQ --dry-run", "planned", nil),
                (Rights.of(.secretary), "unit show council=tinh unit=g", "not_found", "unit_missing"),
                (Rights.of(.secretary), merge + " document=1/NQ reason=\"Theo đề án\"", "ok", nil),
                (Rights.of(.chair), merge + " document=1/NQ", "no_change", nil),
                (Rights.of(.secretary), merge + " document=2/NQ", "wrong_state", "unit_has_ended"),
                (Rights.of(.chair), "unit rename council=tinh unit=g name=G on=2025-08-01 document=3/NQ", "ok", nil),
                (
                    Rights.of(.chair), "unit move council=tinh unit=c cluster=cum-9 on=2025-08-01 document=3/NQ",
                    "not_found",
                    "cluster_missing"
                ),
                (Rights.of(.viewer), "unit show council=tinh unit=g", "ok", nil),
                (Rights.of(.viewer), "unit changes council=tinh unit=a", "ok", nil),
            ]
            for (rights, line, word, rule) in steps {
                let answer = try await desk.ask(line, as: rights)
                #expect(answer.word == word && answer.rule == rule, "\(rights.role) \(line): \(answer.text)")
            }
            let late = try await desk.ask(
                "unit merge council=tinh units=c into=g on=2026-02-01 document=4/NQ", language: "vi")
            #expect(
                late.text
                    == "ngày 2026-02-01 chưa đến (hôm nay 2026-01-31); thường trực ghi nhận thay đổi vào đúng ngày đó hoặc sau đó"
            )
        }
    }

    @Test("show what goes where, and everything on record about a unit")
    func views() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let merge = "unit merge council=tinh units=a,b into=g name=Gộp on=2025-07-01 document=1/NQ"
            let planned = try await desk.ask(merge + " --dry-run")
            let done = try await desk.ask(merge)
            #expect(planned.lines == done.lines)
            #expect(
                done.lines.dropFirst() == [
                    "211-unit_begins\tg\t\\N\tcum-1\t\\N\tGộp", "211-unit_ends\ta\tg\tcum-1\t\\N\t2025-07-01",
                    "211-unit_ends\tb\tg\tcum-1\t\\N\t2025-07-01", "211-card_leaves\ta\tg\tcum-1\t2025\tfilling",
                    "211-card_leaves\tb\tg\tcum-1\t2025\tfilling", "211-card_begins\tg\t\\N\tcum-1\t2025\t\\N",
                    "211-office_ends\ta\t\\N\tcum-1\t2025\thead", "211-office_ends\tb\t\\N\tcum-1\t2025\tdeputy",
                ])
            _ = try await desk.ask("unit rename council=tinh unit=g name=\"Xã G\" on=2025-08-01 document=3/NQ")
            let split = try await desk.ask(
                "unit split council=tinh unit=g on=2025-09-01 document=5/NQ", payload: "unit,name\ng,\nh,Xã H\n")
            #expect(split.word == "ok", "\(split.text)")
            let record = try await desk.ask("unit show council=tinh unit=g")
            #expect(
                record.lines.filter { $0.hasPrefix("211-") } == [
                    "211-name\t\\N\t2025-08-01\t\\N\tGộp\t3/NQ", "211-membership\t2025-07-01\t\\N\tcum-1\tCụm 1\t\\N",
                    "211-predecessor\t2025-07-01\t\\N\ta\tĐơn vị a\tmerge 1/NQ",
                    "211-predecessor\t2025-07-01\t\\N\tb\tĐơn vị b\tmerge 1/NQ",
                    "211-successor\t2025-09-01\t\\N\th\tXã H\tsplit 5/NQ",
                    "211-card\t2025-01-01\t2025-12-31\tcum-1\tCụm 1\t2025 filling",
                ])
            let ended = try await desk.ask("unit show council=tinh unit=a")
            #expect(ended.lines.contains("211-card\t2025-01-01\t2025-12-31\tcum-1\tCụm 1\t2025 left 2025-07-01 g"))
            let officers = try await desk.ask("cycle officers council=tinh year=2025")
            #expect(officers.lines.dropFirst().allSatisfy { !$0.hasSuffix("\\N") }, "nobody leads any more")
        }
    }

    @Test("take the mergers of the provinces in one file: of 63 there are 34")
    func provinces() async throws {
        try await CommandDesk.with { desk in
            let clusters = try RepositoryFile.read("deploy/sample/central-clusters-2024.csv")
            let changes = try RepositoryFile.read("deploy/sample/unit-changes-2025.csv")
            _ = try await desk.ask("council add council=trung-uong name=TW level=central")
            _ = try await desk.ask("cluster import council=trung-uong from=2024-01-01", payload: clusters)
            _ = try await desk.ask("cycle open council=trung-uong year=2025")
            let imported = try await desk.ask("unit import council=trung-uong", payload: changes)
            #expect(imported.word == "ok" && imported.lines.filter { $0.contains("-card_leaves\t") }.count == 29)
            #expect(try await desk.ask("unit import council=trung-uong", payload: changes).word == "no_change")
            let units = try await desk.ask("unit list council=trung-uong").lines.dropFirst()
            #expect(units.count == 63 && units.filter { $0.hasSuffix("\\N") }.count == 34)
            #expect(try await desk.ask("unit changes council=trung-uong").lines.dropFirst().count == 24)
            let cycles = try await desk.ask("cycle list council=trung-uong year=2025").lines
            let column = cycles.first?.split(separator: "\t").firstIndex(of: "units") ?? 0
            let members = cycles.dropFirst().compactMap { Int($0.split(separator: "\t")[column]) }
            #expect(members.reduce(0, +) == 34)
        }
    }

    @Test("name every mistake of a file, and change nothing")
    func mistakes() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let file = """
                kind,units,into,name,cluster,on,document
                merge,a x,b,,,2025-07-01,1/NQ
                move,c,,,cum-9,2027-01-01,2/NQ

                """
            let answer = try await desk.ask("unit import council=tinh", payload: file)
            #expect(answer.word == "payload_rejected")
            #expect(try await desk.ask("unit changes council=tinh").lines.count == 1)
            let good = file.replacing("a x", with: "a").replacing("cum-9,2027", with: "cum-2,2025")
            let wrong = try await desk.ask("unit import council=tinh", payload: good)
            #expect(wrong.word == "payload_rejected", "the cluster is not there")
            let right = try await desk.ask("unit import council=tinh", payload: good.replacing("cum-2", with: "cum-1"))
            #expect(right.word == "ok", "\(right.text)")
        }
    }
}
