import Admin
import Glibc
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// Different Unix users over the real socket. Only root can become all of them.
    @Suite(.enabled(if: geteuid() == 0))
    struct AccessTests {
        private static let grants = """
            who,role,council,unit
            user:61001,member,tinh-1,unit-1-1
            user:61002,head,tinh-1,unit-1-2
            user:61003,secretary,tinh-1,unit-2-1
            user:61004,chair,tinh-1,
            group:61005,viewer,,

            """

        /// Everything that the daemon says to the lines of a user of that number.
        private static func says(_ daemon: DaemonProcess, to user: Int, _ lines: String = "quit\n") async throws
            -> [String]
        {
            let client = try ChildProgram(
                ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups", "nc", "-N", "-U", daemon.socket],
                input: lines)
            #expect(try await client.end() == .exited(0))
            return await client.output.all()
        }

        private static func withTwoCouncils(
            _ body: (DaemonProcess, CouncilDatabase, ScratchFolder) async throws -> Void
        ) async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let file = try folder.write(grants, "grants.csv")
                let options = DaemonProcess.Options(configuration: "admin.grants: \(file)\n")
                try await withDaemon(database.daemon, in: folder, options) { daemon in
                    #expect(chmod(daemon.socket, 0o666) == 0)
                    for code in ["tinh-1", "tinh-2"] {
                        try await CouncilFiles.generated(code, clusters: 2, units: 3).load(into: daemon)
                    }
                    try await body(daemon, database, folder)
                }
            }
        }

        @Test func everybodyIsGreetedByTheGrantAndOthersAreTurnedAway() async throws {
            try await Self.withTwoCouncils { daemon, _, _ in
                let greetings = [
                    (61001, "role=member council=tinh-1 unit=unit-1-1"),
                    (61002, "role=head council=tinh-1 unit=unit-1-2"),
                    (61003, "role=secretary council=tinh-1 unit=unit-2-1"), (61004, "role=chair council=tinh-1"),
                    (61005, "role=viewer"),
                ]
                for (user, grant) in greetings {
                    let said = try await Self.says(daemon, to: user, "whoami\nquit\n")
                    #expect(said.count == 3)
                    #expect(said.first?.hasSuffix(" proto=1 \(grant) : try \"help\"") == true, "\(said)")
                    #expect(said[1] == "200 ok user=uid-\(user) uid=\(user) \(grant)")
                }
                for stranger in [61009, 65534] {
                    let said = try await Self.says(daemon, to: stranger, "ping\n")
                    #expect(said.count == 1)
                    #expect(said.first?.hasPrefix("530 no_grant uid=\(stranger) : no grant names") == true, "\(said)")
                }
            }
        }

        @Test func nobodyLeavesTheCouncilOrTheRoleOfTheGrant() async throws {
            try await Self.withTwoCouncils { daemon, database, _ in
                let said = try await Self.says(
                    daemon, to: 61003,
                    """
                    council show council=tinh-2
                    council show council=tinh-9
                    council add council=tinh-3 name=x level=province
                    role chair
                    role viewer
                    may closing run
                    hello lang=vi sudo=huong
                    closing run council=tinh-1 year=2024
                    closing run council=tinh-2 year=2024
                    quit

                    """)
                #expect(said.count == 11)
                #expect(said[1].replacing("tinh-2", with: "tinh-9") == said[2])
                #expect(said[2].hasPrefix("504 not_found rule=council_missing : there is no council"))
                #expect(said[3].hasPrefix("530 not_permitted have=secretary need=admin rule=role_missing"))
                #expect(said[4].hasPrefix("530 not_permitted have=secretary need=chair,admin rule=role_not_lower"))
                #expect(said[5] == "200 ok role=viewer council=tinh-1 unit=unit-2-1")
                #expect(said[6].hasPrefix("530 not_permitted have=viewer need=secretary,chair,admin"))
                #expect(
                    said[8].hasSuffix(
                        ": lệnh closing run dành cho: thường trực (secretary), Chủ tịch Hội đồng (chair), quản trị (admin);"
                            + " bạn là người xem (viewer); hãy đề nghị quản trị viên cấp vai trò đó"))
                try await Self.oneRefusalIsAnEvent(daemon, database)
            }
        }

        /// Of all that was refused only what concerns a council that the session may see stands in its events.
        private static func oneRefusalIsAnEvent(_ daemon: DaemonProcess, _ database: CouncilDatabase) async throws {
            let events = try await daemon.ask("event list council=tinh-1")
            let refused = events.rows.filter { $0[4] == "refused" }
            #expect(refused.map { $0[3] } == ["closing run"])
            #expect(refused.first?[2] == "uid-61003 (sudo huong)")
            let fields =
                try await database.value(
                    """
                    select after->>'uid' || ' ' || (after->>'role') || ' ' || (after->>'code') || ' ' || (after->>'rule')
                        || ' ' || (after->>'sudo') || ' ' || (after->>'line') as value
                    from event where object = 'refused'
                    """) as String
            #expect(fields == "61003 viewer 530 role_missing huong closing run council=tinh-1 year=2024")
            #expect(try await daemon.ask("event list council=tinh-2").rows.allSatisfy { $0[4] != "refused" })
        }

        @Test func aRefusedPayloadIsKnownByItsDigest() async throws {
            try await Self.withTwoCouncils { daemon, database, _ in
                let answer = try await daemon.ask("cluster import council=tinh-1", payload: "abc")
                #expect(answer.word == "payload_rejected")
                let found =
                    try await database.value(
                        "select (after->>'payload_sha256') || ' ' || (after->>'word') as value from event where object = 'refused'"
                    ) as String
                #expect(
                    found == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad payload_rejected")
            }
        }

        @Test func theClientSpeaksTheLanguageOfItsLocale() async throws {
            try await Self.withTwoCouncils { daemon, _, _ in
                let words = ["council", "show", "council=tinh-9"]
                let (english, vietnamese) = ("there is no council", "không có hội đồng")
                for (environment, options, text) in [
                    (["LANG": "vi_VN.UTF-8"], [], vietnamese), (["LANG": "C.UTF-8"], [], english),
                    (["LANG": "vi_VN", "LC_ALL": "en_GB"], [], english),
                    (["LC_MESSAGES": "vi", "LANG": "en"], [], vietnamese),
                    (["LANG": "vi_VN"], ["--lang", "en"], english), ([:], ["--lang", "vi"], vietnamese),
                ] as [([String: String], [String], String)] {
                    let variables = environment.merging(["THIDUA_ADMIN_SOCKET": daemon.socket]) { given, _ in given }
                    let result = try await BuiltProgram.thiduactl.run(options + words, environment: variables)
                    #expect(result.errors.last?.contains(text) == true, "\(environment) \(options)")
                }
            }
        }

        @Test func aReloadGrantsAndAMistakeInTheFileStopsTheStart() async throws {
            try await Self.withTwoCouncils { daemon, database, folder in
                try folder.write(Self.grants + "user:61009,auditor,,\n", "grants.csv")
                #expect(try await daemon.ask("reload").final.text == "applied: admin.grants")
                #expect(try await Self.says(daemon, to: 61009).first?.contains("role=auditor") == true)
                try folder.write(Self.grants + "user:no-such-user,auditor,,\n", "grants.csv")
                let refused = try await daemon.ask("reload")
                #expect(refused.word == "bad_value")
                #expect(refused.final["rule"] == "reload_refused")
                #expect(refused.final.text?.contains("grants.csv:7: who \"user:no-such-user\"") == true)
                #expect(try await Self.says(daemon, to: 61009).first?.contains("role=auditor") == true)
                let options = DaemonProcess.Options(
                    name: "second", configuration: "admin.grants: \(folder.path)/grants.csv\n")
                let second = try DaemonProcess(database.daemon, in: folder, options)
                #expect(try await second.program.end() == .exited(78))
                let check = try await BuiltProgram.thiduad.run(["check", "--config", "\(folder.path)/second.yaml"])
                #expect(check.end == .exited(78))
                #expect(check.errors.contains { $0.contains("grants.csv:7: who") }, "\(check.errors)")
            }
        }
    }
}
