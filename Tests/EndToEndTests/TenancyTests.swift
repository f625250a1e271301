import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// Councils whose clusters and units have the same codes.
    @Suite struct TenancyTests {
        @Test func councilsWithTheSameCodesNeverSeeEachOther() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let one = CouncilFiles.generated("tinh-1", clusters: 2, units: 3)
                    var two = CouncilFiles.generated("tinh-2", clusters: 2, units: 3)
                    two.clusters = two.clusters.replacing("Đơn vị", with: "Sở")
                    two.cards[0].rows = Self.withPoints("99", two.cards[0].rows)
                    try await one.load(into: daemon)
                    try await two.load(into: daemon)
                    try await daemon.tell("closing run council=tinh-1 year=2024")

                    let ofOne = try await daemon.ask("standing list council=tinh-1 year=2024")
                    #expect(try NaiveClosing.lines(of: ofOne) == NaiveClosing(one).lines)
                    #expect(try await daemon.ask("standing list council=tinh-2 year=2024").rows.isEmpty)
                    #expect(try await daemon.ask("closing list council=tinh-2").rows.isEmpty)

                    try await daemon.tell("closing run council=tinh-2 year=2024")
                    let ofTwo = try await daemon.ask("standing list council=tinh-2 year=2024")
                    #expect(try NaiveClosing.lines(of: ofTwo) == NaiveClosing(two).lines)
                    #expect(try ofTwo.column("name").allSatisfy { $0?.hasPrefix("Sở") == true })
                    #expect(try await daemon.ask("standing list council=tinh-1 year=2024").rows == ofOne.rows)
                    for (council, name) in [("tinh-1", "Đơn vị"), ("tinh-2", "Sở")] {
                        let units = try await daemon.ask("unit list council=\(council) on=2024-06-01")
                        #expect(units.rows.count == 6)
                        #expect(try units.column("name").allSatisfy { $0?.hasPrefix(name) == true })
                        let card = try await daemon.ask("card show council=\(council) year=2024 unit=unit-1-1")
                        #expect(card.pairs["name"]?.hasPrefix(name) == true)
                        let events = try await daemon.ask("event list council=\(council)")
                        let objects = try events.column("object").compactMap(\.self)
                        #expect(objects.filter { $0.hasPrefix("council/") } == ["council/\(council)"])
                    }
                }
            }
        }

        /// The same cards, with the same points for every unit.
        private static func withPoints(_ points: String, _ rows: String) -> String {
            let lines = rows.split(separator: "\n")
            return lines.prefix(1).joined() + "\n"
                + lines.dropFirst().map { "\($0.prefix { $0 != "," }),A1,\(points),,\n" }.joined()
        }
    }
}
