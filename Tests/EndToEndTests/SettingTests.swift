import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// Settings over the socket: set, looked at, refused in both languages, carried over as a file, frozen.
    @Suite struct SettingTests {
        @Test func aCouncilSetsWhatTheRulesLeaveOpen() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await CouncilFiles.generated("tinh-1", clusters: 2, units: 2).load(into: daemon)
                    try await Self.setAndShow(daemon)
                    try await Self.refusals(daemon)
                    try await Self.roundTrip(daemon)
                    try await Self.freeze(daemon)
                }
            }
        }

        private static let year = "council=tinh-1 year=2024"

        private static func setAndShow(_ daemon: DaemonProcess) async throws {
            let set = "setting set \(year) name=consensus_days"
            let plan = try await daemon.ask("\(set) value=9 layer=guidance --dry-run")
            #expect(plan.word == "planned")
            #expect(try await daemon.ask("setting show \(year) name=consensus_days").pairs["layer"] == "default")
            let codes = [
                try await daemon.ask("\(set) value=9 layer=guidance document=12/HD-HĐTĐ").final.code,
                try await daemon.ask("\(set) value=09 layer=guidance").final.code,
                try await daemon.ask("\(set) value=7 layer=regulation cluster=cum-1").final.code,
            ]
            #expect(codes == [200, 204, 200])
            let shown = try await daemon.ask("setting show \(year) name=consensus_days cluster=cum-1").pairs
            #expect(
                [shown["value"], shown["layer"], shown["guidance"], shown["default"]] == ["7", "regulation", "9", "10"])
            let unset = try await daemon.ask(
                "setting unset \(year) name=consensus_days layer=regulation cluster=cum-1")
            let undo = try #require(unset.final.text?.split(separator: ": ").last.map(String.init))
            #expect(
                try await daemon.ask("setting show \(year) name=consensus_days cluster=cum-1").pairs["value"] == "9")
            try await daemon.tell(undo)
            let list = try await daemon.ask("setting list \(year) cluster=cum-1 name=consensus")
            #expect(try list.column("name") == ["consensus_days", "consensus_day_kind"])
            #expect(try list.column("value") == ["7", "calendar"])
        }

        private static func refusals(_ daemon: DaemonProcess) async throws {
            let cases = [
                ("name=consensus_day value=9 layer=guidance", "not_found", "consensus_days"),
                ("name=consensus_days value=61 layer=guidance", "bad_value", "số nguyên từ 0 đến 60"),
                ("name=tie_keys value=more_bonus layer=cycle cluster=cum-1", "bad_value", "guidance"),
                ("name=consensus_days value=9 layer=cycle", "bad_value", "cluster="),
                ("name=consensus_days value=9 layer=guidance cluster=cum-1", "bad_value", "cluster="),
                ("name=good_from value=95 layer=guidance", "bad_value", "xuất sắc 90.00, tốt 95.00, khá 65.00"),
            ]
            try await AdminClient.withSession(path: daemon.socket) { session in
                _ = try await session.ask("hello lang=vi")
                for (line, word, part) in cases {
                    let answer = try await session.ask("setting set \(year) \(line)")
                    #expect(answer.word == word, "\(line)")
                    #expect(answer.final.text?.contains(part) == true, "\(answer.final.serialised())")
                }
                let doc = try await session.ask("setting show \(year) name=tie_keys").pairs["doc"]
                #expect(doc == "thứ tự xét khi bằng điểm")
            }
        }

        private static func roundTrip(_ daemon: DaemonProcess) async throws {
            let text = "name,value\nconsensus_days,9\nreminder_days,\"10,3\"\nexcellent_from,\"92,5\"\n"
            let into = "setting import \(year) layer=guidance"
            #expect(try await daemon.ask(into, payload: text).final.code == 200)
            let out = try await daemon.lines("setting export \(year) layer=guidance")
            #expect(out == ["name,value", "consensus_days,9", "reminder_days,\"10,3\"", "excellent_from,92.50"])
            #expect(try await daemon.ask(into, payload: out.joined(separator: "\n")).final.code == 204)
            let wrong = try await daemon.ask(into, payload: "name,value\nconsensus_days,8\nnothing,1\ntie_keys,x\n")
            #expect(wrong.word == "payload_rejected")
            #expect(try wrong.column("rule") == ["setting_unknown", "setting_words"])
            #expect(try await daemon.lines("setting export \(year) layer=guidance") == out)
        }

        private static func freeze(_ daemon: DaemonProcess) async throws {
            try await daemon.tell("closing run council=tinh-1 year=2024")
            let frozen = try await daemon.ask("setting set \(year) name=excellent_from value=50 layer=guidance")
            #expect(frozen.word == "wrong_state" && frozen.final.serialised().contains("rule=guidance_frozen"))
            let next = try await daemon.ask(
                "setting set council=tinh-1 year=2025 name=excellent_from value=91 layer=guidance")
            #expect(next.final.code == 200)
        }
    }
}

extension DaemonProcess {
    /// The plain text lines of a reply.
    fileprivate func lines(_ request: String) async throws -> [String] {
        try await AdminClient.withSession(path: socket) { session in
            var lines: [String] = []
            for try await line in try await session.request(request) {
                if case .part(.text, let text) = line.content { lines.append(text) }
            }
            return lines
        }
    }
}
