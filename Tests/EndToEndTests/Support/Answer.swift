import Admin
import Testing

/// A whole reply of the daemon.
struct Answer: Sendable {
    var columns: [String] = []
    var rows: [[String?]] = []
    var pairs: [String: String] = [:]
    /// Plain text, line by line.
    var texts: [String] = []
    var final = FinalLine(.internalError)

    /// The word of the final line, such as `ok` or `plan_stale`.
    var word: String { final.word }

    /// The values of one column, from top to bottom.
    func column(_ name: String) throws -> [String?] {
        let index = try #require(columns.firstIndex(of: name), "no column \(name) in \(columns)")
        return rows.map { $0[index] }
    }

    mutating func take(_ line: ReplyLine) {
        switch line.content {
        case .part(.columns, let text): columns = CopyText.fields(ofLine: text).map { $0 ?? "" }
        case .part(.row, let text): rows.append(CopyText.fields(ofLine: text))
        case .part(.pair, let text):
            let fields = CopyText.fields(ofLine: text)
            if fields.count == 2, let name = fields[0] { pairs[name] = fields[1] }
        case .part(.text, let text): texts.append(text)
        case .part: return
        case .final(let line): final = line
        }
    }
}

extension AdminSession {
    /// Sends a request and takes its whole reply.
    nonisolated func ask(_ line: String, payload: String? = nil) async throws -> Answer {
        var answer = Answer()
        for try await line in try await request(line, payload: payload.map { Array($0.utf8) }) { answer.take(line) }
        return answer
    }
}

extension AdminSession {
    /// The replies that are still to come, up to the end of the session.
    func rest() async throws -> [Answer] {
        var answers: [Answer] = []
        var answer = Answer()
        while let line = try await nextLine() {
            answer.take(line)
            guard case .final = line.content else { continue }
            answers.append(answer)
            answer = Answer()
        }
        return answers
    }
}

extension DaemonProcess {
    /// Asks in a session of its own.
    @discardableResult
    func ask(_ line: String, payload: String? = nil) async throws -> Answer {
        try await AdminClient.withSession(path: socket) { try await $0.ask(line, payload: payload) }
    }

    /// Asks for what must be done and answered with 2xx.
    @discardableResult
    func tell(_ line: String, payload: String? = nil) async throws -> Answer {
        let answer = try await ask(line, payload: payload)
        try #require(!answer.final.isRefusal, "\(line): \(answer.final.serialised()) \(answer.rows.prefix(3))")
        return answer
    }
}
