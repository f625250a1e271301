import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// The sample's year, from 1 December to the cut-off of the year-end closing, on a real daemon whose clock is moved.
    @Suite struct SampleYearTests {
        @Test func theYearGoesAsItIsWritten() async throws {
            let script = try YearScript.sample()
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                let clock = try MovedClock(folder, at: "2025-12-01T08:00")
                try await withDaemon(database.daemon, in: folder, clock.options) { daemon in
                    try await YearReplay(daemon, database, clock).run(script)
                }
            }
        }

        /// At every moment of the year it is looked at what keeps the cycles, and what units owe.
        @Test func everyMomentIsLookedAt() throws {
            var (moment, looks): (String?, Set<String>) = (nil, [])
            for step in try YearScript.sample().steps + [.moment("end")] {
                switch step {
                case .moment(let time):
                    if let moment { #expect(looks.isSuperset(of: ["cycle show", "obligation list"]), "\(moment)") }
                    (moment, looks) = (time, [])
                case .request(let request):
                    if request.wanted.rows != nil { looks.insert(request.name) }
                }
            }
        }

        /// Every import that the daemon has is seen with a broken file, and with one that it takes.
        @Test func everyImportIsSeenBrokenAndWhole() async throws {
            var (whole, broken): (Set<String>, Set<String>) = ([], [])
            for case .request(let request) in try YearScript.sample().steps where request.file != nil {
                let isRefused = request.wanted.refusals.contains { $0["line"] != nil }
                if isRefused { broken.insert(request.name) } else { whole.insert(request.name) }
            }
            let folder = try ScratchFolder()
            try await withCouncilDatabase { database in
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let commands = try await daemon.ask("help").column("command").compactMap(\.self)
                    let imports = Set(commands.map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
                        .filter { $0.hasSuffix(" import") }
                    #expect(imports.count > 15)
                    #expect(imports.subtracting(broken).isEmpty, "never broken: \(imports.subtracting(broken))")
                    #expect(imports.subtracting(whole).isEmpty, "never whole: \(imports.subtracting(whole))")
                }
            }
        }
    }
}
