import Foundation
import Logging
import Testing

@testable import thiduad

struct StderrLogHandlerTests {
    private let at = time_t(1_795_161_600)

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
    ])
    func `the journal gets syslog's priorities`(level: Logger.Level, priority: Int) {
        let line = StderrLogHandler(label: "t", style: .journal).line(level, "turn taken", [:], at: at)
        #expect(line == "<\(priority)>turn taken")
    }

    @Test func `a person gets the time, the level and the label`() {
        let line = StderrLogHandler(label: "jobs", style: .readable).line(.info, "turn taken", [:], at: at)
        #expect(line == "2026-11-20T08:00:00Z info jobs: turn taken")
    }

    @Test func `metadata follows as sorted words, quoted where needed`() {
        let fields: Logger.Metadata = ["ms": "12", "council": "ha-noi", "reason": "not \"yet\" due", "empty": ""]
        let line = StderrLogHandler(label: "t", style: .journal).line(.info, "closed", fields, at: at)
        #expect(line == #"<6>closed council=ha-noi empty="" ms=12 reason="not \"yet\" due""#)
    }

    @Test(arguments: [
        ("one\ntwo", "one\\ntwo"), ("bell\u{7}", "bell\\u{7}"), ("\u{1B}[31m", "\\u{1B}[31m"),
        ("a\u{202E}b", "a\\u{202E}b"), ("a\u{2028}b", "a\\u{2028}b"), ("Cụm thi đua", "Cụm thi đua"),
    ])
    func `a record stays one line and cannot move the cursor`(text: String, shown: String) {
        #expect(LogText.escaped(text) == shown)
    }

    @Test func `a logger writes whole lines through it`() throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        var logger = Logger(label: "t") { StderrLogHandler(label: $0, style: .journal, descriptor: descriptor) }
        logger[metadataKey: "council"] = "ha-noi"
        logger.warning("a\nb", metadata: ["ms": "3"])
        logger.debug("below the level")
        try pipe.fileHandleForWriting.close()
        let written = try pipe.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) }
        #expect(written == "<4>a\\nb council=ha-noi ms=3\n")
    }

    @Test func `the journal is known by its device and inode, not by the variable alone`() throws {
        let scratch = try ScratchDirectory()
        let path = try scratch.write("", "log")
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var status = stat()
        try #require(fstat(descriptor, &status) == 0)
        let own = ["JOURNAL_STREAM": "\(status.st_dev):\(status.st_ino)"]
        #expect(StderrLogHandler.Style.detected(environment: own, descriptor: descriptor) == .journal)
        #expect(
            StderrLogHandler.Style.detected(environment: ["JOURNAL_STREAM": "1:2"], descriptor: descriptor) == .readable
        )
        #expect(StderrLogHandler.Style.detected(environment: [:], descriptor: descriptor) == .readable)
    }
}
