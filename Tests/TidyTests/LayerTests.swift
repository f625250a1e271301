import Testing

@Suite("The layers")
struct LayerTests {
    /// What each module may import of the others; everything else points up or sideways.
    private static let allowed: [String: Set<String>] = [
        "Councils": [],
        "Postgres": ["CLibpq"],
        "Schema": ["Postgres", "CSQL"],
        "CouncilStore": ["Councils", "Postgres", "Schema"],
        "Jobs": ["Postgres"],
        "Admin": [],
        "thiduactl": ["Admin"],
        "thiduad": ["Councils", "Postgres", "Schema", "CouncilStore", "Jobs", "Admin"],
    ]

    private static let modules = Set(allowed.keys).union(["CLibpq", "CSQL"])

    private static func imports(_ file: SourceTree.File) -> [String] {
        file.text.matches(
            of: /(?m)^(?:@\w+(?:\([^)]*\))? +)*(?:public +|package +|internal +|private +)?import +(?:\w+ +)?(\w+)/
        )
        .map { String($0.1) }
    }

    @Test("are all there", arguments: allowed.keys.sorted())
    func present(module: String) {
        #expect(!SourceTree.files(below: "Sources/\(module)", ending: ".swift").isEmpty)
    }

    @Test("import only what lies below them", arguments: allowed.keys.sorted())
    func downward(module: String) {
        for file in SourceTree.files(below: "Sources/\(module)", ending: ".swift") {
            let ours = Self.imports(file).filter { Self.modules.contains($0) }
            let wrong = ours.filter { !(Self.allowed[module] ?? []).contains($0) }
            #expect(wrong.isEmpty, "\(file.path) imports \(wrong)")
        }
    }

    @Test("keep the councils' rules free of everything but the standard library")
    func pureRules() {
        for file in SourceTree.files(below: "Sources/Councils", ending: ".swift") {
            #expect(Self.imports(file).isEmpty, "\(file.path)")
        }
    }

    @Test("keep C names in the driver alone")
    func cNames() {
        let others = ["Schema", "CouncilStore", "Jobs", "Admin", "thiduad", "thiduactl"]
        for file in others.flatMap({ SourceTree.files(below: "Sources/\($0)", ending: ".swift") }) {
            #expect(!file.text.contains(/\bPQ[a-z]\w+\(/), "\(file.path)")
        }
    }

    @Test("let only the migrator run SQL that is not a literal")
    func scripts() {
        let others = ["CouncilStore", "Jobs", "Admin", "thiduad", "thiduactl"]
        for file in others.flatMap({ SourceTree.files(below: "Sources/\($0)", ending: ".swift") }) {
            #expect(!file.text.contains("SQLScript("), "\(file.path)")
        }
    }
}
