import Testing

@testable import thiduad

/// The table of settings and the sample file that shows it to administrators.
struct SettingTests {
    /// A commented setting of the sample: `#name: value`, while prose starts with `# `.
    private func sampleSettings() throws -> [(name: String, value: String)] {
        try RepositoryFile.read("deploy/thiduad.yaml").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("#"), !line.hasPrefix("# "), let colon = line.firstRange(of: ": ") else { return nil }
            return (String(line[..<colon.lowerBound].dropFirst()), String(line[colon.upperBound...]))
        }
    }

    @Test func `the sample names exactly the settings there are, in their order`() throws {
        #expect(try sampleSettings().map(\.name) == Setting.all.map(\.name))
    }

    @Test func `the sample shows every default as it is`() throws {
        for (setting, sample) in zip(Setting.all, try sampleSettings()) where setting.fallback != nil {
            #expect(sample.value == setting.fallback, "\(setting.name)")
        }
    }

    @Test func `the sample is valid as it stands and with every setting uncommented`() throws {
        let sample = try RepositoryFile.read("deploy/thiduad.yaml")
        let uncommented = try sampleSettings().map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        #expect(ConfigurationLayer.file(sample, path: "sample").problems == [])
        let layer = ConfigurationLayer.file(uncommented, path: "sample")
        #expect(layer.problems == [])
        #expect(Set(layer.values.keys) == Set(Setting.all.map(\.name)))
    }

    @Test func `every name has one variable and one flag`() {
        #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
        #expect(Set(Setting.all.map(\.flagName)).count == Setting.all.count)
        #expect(Setting.databasePoolSize.environmentName == "THIDUA_DATABASE_POOL_SIZE")
        #expect(Setting.databasePoolSize.flagName == "--database-pool-size")
    }

    @Test func `every default is a value that may be written`() {
        for setting in Setting.all {
            guard let fallback = setting.fallback else { continue }
            #expect(setting.kind.parse(fallback) != nil, "\(setting.name)")
        }
    }

    @Test(arguments: [
        ("admin.sockt", "admin.socket"), ("jobs.pol_ms", "jobs.poll_ms"), ("drain_second", "drain_seconds"),
        ("completely.different", nil),
    ])
    func `the nearest name is suggested, and none when none is near`(word: String, expected: String?) {
        #expect(Suggestion.nearest(to: word, among: Setting.all.map(\.name)) == expected)
    }
}
