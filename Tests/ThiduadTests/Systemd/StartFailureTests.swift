import Testing

@testable import thiduad

struct StartFailureTests {
    @Test func `codes are those of sysexits`() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 64, 69, 70, 74, 75, 78])
    }

    @Test func `a failure is one line with its remedy`() {
        let failure = StartFailure(.configuration, "no server\nfound", remedy: "install postgresql")
        #expect(failure.description == "no server\\nfound; install postgresql")
        #expect(StartFailure(.internal, "broken", remedy: nil).description == "broken")
    }

    @Test func `all mistakes of a configuration make one failure`() {
        let errors = ConfigurationErrors(problems: [
            .init(place: "a:1", reason: "one"), .init(place: "b", reason: "two"),
        ])
        #expect(errors.startFailure.code == .configuration)
        #expect(errors.startFailure.message == "the configuration has 2 mistakes: a:1: one; b: two")
    }
}
