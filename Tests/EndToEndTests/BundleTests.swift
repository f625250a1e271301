import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    /// `thiduad verify-bundle` on a machine that has nothing else.
    @Suite struct BundleTests {
        private static let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "CouncilsTests/Fixtures/bundle.txt")

        private func verify(_ arguments: [String], input: String = "") async throws -> BuiltProgram.Result {
            try await BuiltProgram.thiduad.run(["verify-bundle"] + arguments, input: input)
        }

        @Test func aRightFileIsVerifiedWithoutAnythingElse() async throws {
            let result = try await verify([
                Self.fixture.path(), "--inputs", "43e0b3b7", "--standings",
                "9a2ef3e61f7d42b1b94f8b846e745f495e53685caad757ca9c178102426ab86d",
            ])
            #expect(result.end == .exited(0))
            #expect(result.errors.isEmpty)
            #expect(
                result.output == [
                    "council    tinh-mau  Tỉnh mẫu", "cluster    cum-1  Cụm 1",
                    "year       2025, revision 1, closed at 2026-01-31T10:00:00Z", "units      3",
                    "leader     xa-an  Xã An  100.01", "flag       xa-an  by rank",
                    "inputs     43e0b3b7912595e6913105183c4e20dd74c8160354c3c0623e3cf1aa7aaecae5",
                    "standings  9a2ef3e61f7d42b1b94f8b846e745f495e53685caad757ca9c178102426ab86d", "verified",
                ])
        }

        /// From a real closing over the real socket, saved by the real client, to a machine that has nothing.
        @Test func whatTheClientSavesOfAClosedYearIsVerified() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let year = "council=ho-chi-minh year=2024"
                    try await CouncilFiles.sample().load(into: daemon)
                    try await daemon.tell("closing run \(year)")
                    let words = "closing bundle \(year) cluster=cum-1".split(separator: " ").map(String.init)
                    let saved = try await BuiltProgram.thiduactl.run(
                        words, environment: ["THIDUA_ADMIN_SOCKET": daemon.socket])
                    #expect(saved.end == .exited(0))
                    let file = saved.output.map { $0 + "\n" }.joined()
                    let verified = try await verify(["-"], input: file)
                    #expect(verified.end == .exited(0) && verified.output.last == "verified", "\(verified)")
                    let changed = try #require(file.firstMatch(of: /(line\tquan-1\tmain\t0\t1\t.*\t)8\.50(\t.*)/))
                    let found = try await verify(
                        ["-"], input: file.replacing(changed.0, with: changed.1 + "8.00" + changed.2))
                    #expect(found.end == .exited(65))
                    #expect(found.output.contains { $0.contains("unit quan-1, line ") }, "\(found.output)")
                }
            }
        }

        @Test func onePointChangedIsFoundAndNamed() async throws {
            let text = try String(contentsOf: Self.fixture, encoding: .utf8).replacing("\t39.00\t", with: "\t39.50\t")
            let result = try await verify(["-"], input: text)
            #expect(result.end == .exited(65))
            #expect(
                result.output.first { $0.contains("was recorded") }
                    == "standard input, line 16: unit xa-an, line A1 (half 1): decided points were changed: 39.50 stands here, 39.00 was recorded"
            )
            #expect(result.output.last == "not verified: differences: 4")
            #expect(result.errors.isEmpty)
        }

        @Test func aFileThatWasCutOffIsRefusedWithItsLine() async throws {
            let text = String(try String(contentsOf: Self.fixture, encoding: .utf8).prefix(3000))
            let result = try await verify(["-", "--lang", "vi"], input: text)
            #expect(result.end == .exited(65))
            #expect(result.output.isEmpty)
            let count = text.filter { $0 == "\n" }.count + 1
            #expect(
                result.errors == [
                    "thiduad: đầu vào chuẩn, dòng \(count): tệp kết thúc giữa dòng này; phần còn lại đã mất"
                ])
        }

        @Test func whatCannotBeReadIs66AndWhatWasTypedWronglyIs64() async throws {
            let missing = try await verify(["/nonexistent/bundle"])
            #expect(missing.end == .exited(66))
            #expect(missing.errors == ["thiduad: cannot read /nonexistent/bundle: No such file or directory"])
            #expect(try await verify(["/"]).end == .exited(66))
            #expect(try await verify([]).end == .exited(64))
            #expect(try await verify([Self.fixture.path(), "--inputs", "43e0"]).end == .exited(64))
            #expect(try await verify([Self.fixture.path(), "--lang", "fr"]).end == .exited(64))
        }

        @Test func digestsOfOtherMinutesAreNotThoseOfTheFile() async throws {
            let result = try await verify([Self.fixture.path(), "--standings", "00000000"])
            #expect(result.end == .exited(65))
            #expect(result.output.last == "not verified: differences: 1")
        }
    }
}
