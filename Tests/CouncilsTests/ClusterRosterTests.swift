import Councils
import Testing

@Suite("A cluster roster")
struct ClusterRosterTests {
    private let header = "cluster,cluster_name,kind,unit,unit_name\n"

    @Test("is read in the order of its file, with names as they are")
    func reading() throws {
        let roster = try ClusterRoster(
            csv: Array(
                (header + "cum-1,Cụm thi đua 1,cum,quan-1,\"Quận 1\"\ncum-1,Cụm thi đua 1,cum,quan-3,Quận 3\n").utf8))
        #expect(roster.entries.map(\.unit.rawValue) == ["quan-1", "quan-3"])
        #expect(roster.entries[0].clusterName == "Cụm thi đua 1")
        #expect(roster.entries[0].kind == .cum)
    }

    @Test(
        "names every mistake with line, column and value",
        arguments: [
            ("Cum 1,x,cum,a,A\n", "2 cluster Cum 1"), ("c,x,loai,a,A\n", "2 kind loai"),
            ("c,x,cum,a,\n", "2 unit_name -"),
            ("c,x,cum,a,A\nc,x,cum,a,A\n", "3 unit a"), ("c,x,cum,a,A\nc,y,cum,b,B\n", "3 cluster_name y"),
            ("c,x,cum,a,A\nc,x,khoi,b,B\n", "3 kind khoi"), ("c,x,cum,a\n", "2 cluster -"), ("", "1 unit -"),
            ("c,x,cum,-a,A\nd,y,cum,b-,B\n", "2 unit -a;3 unit b-"),
        ])
    func mistakes(rows: String, expected: String) {
        let rejection = #expect(throws: ImportRejection.self) { try ClusterRoster(csv: Array((header + rows).utf8)) }
        let found = rejection?.mistakes.map { "\($0.line) \($0.column) \($0.value ?? "-")" }.joined(separator: ";")
        #expect(found == expected)
    }

    @Test(
        "needs its columns and no others",
        arguments: [
            ("cluster,cluster_name,kind,unit\n", "unit_name"),
            ("cluster,cluster_name,kind,unit,unit_name,note\n", "note"),
            ("cluster,cluster,cluster_name,kind,unit,unit_name\n", "cluster"),
        ])
    func header(text: String, column: String) {
        let rejection = #expect(throws: ImportRejection.self) { try ClusterRoster(csv: Array(text.utf8)) }
        #expect(rejection?.mistakes.map(\.column) == [column])
    }

    @Test("lists a thousand mistakes and counts all")
    func limit() {
        let rows = (0..<1500).map { "c,x,cum,U\($0),A\n" }.joined()
        let rejection = #expect(throws: ImportRejection.self) { try ClusterRoster(csv: Array((header + rows).utf8)) }
        #expect(rejection?.mistakes.count == 1000)
        #expect(rejection?.count == 1500)
    }
}
