import Admin
import BenchBaseline
import Glibc
import TestSupport

/// Somebody of a unit, or the head of a cluster, who works with a session of its own.
struct Member: Sendable {
    let number: Int
    let council: String
    let cluster: String
    let unit: String
    /// Whether its unit leads the cluster.
    let isHead: Bool

    /// An answer that no member should get.
    struct Unexpected: Error {
        let request: String
        let answer: String
    }

    /// The members spread over councils first, then over clusters; every fifth of a council leads a cluster.
    init(number: Int, of nation: Nation) {
        let (council, place) = (number % nation.councils, number / nation.councils)
        let clusters = max(1, nation.units / nation.clusterSize)
        let (cluster, round) = (place % clusters, place / clusters)
        let seat = place.isMultiple(of: 5) ? 0 : 1 + round % max(1, nation.clusterSize - 1)
        self.number = number
        self.council = nation.code(council + 1)
        self.cluster = "cluster-\(cluster + 1)"
        unit = "unit-\(cluster * nation.clusterSize + seat + 1)"
        isHead = seat == 0
    }

    /// Opens a session, lowers its role to the member's, and works until the shift is over: a command, its whole answer, a pause.
    func work(_ shift: Shift) async throws -> [MemberAnswer] {
        try await AdminClient.withSession(path: shift.socket) { session in
            _ = try await final(session, "role \(isHead ? "head" : "member") council=\(council) unit=\(unit)", nil)
            var generator = SeededGenerator(seed: shift.seed &+ UInt64(number))
            var answers: [MemberAnswer] = []
            try await shift.pause(using: &generator)
            while !shift.isOver {
                answers.append(
                    try await ask(session, request(criteria: shift.criteria, using: &generator)))
                try await shift.pause(using: &generator)
            }
            return answers
        }
    }

    private func ask(_ session: AdminSession, _ request: MemberRequest) async throws -> MemberAnswer {
        let began = bench_now()
        let line = try await final(session, request.line, request.payload)
        let answer = MemberAnswer(kind: request.kind, began: began, ended: bench_now())
        guard request.kind.answers.contains(where: { $0.rawValue == line.word }) else {
            throw Unexpected(request: request.line, answer: line.serialised())
        }
        return answer
    }

    private func final(_ session: AdminSession, _ line: String, _ payload: [UInt8]?) async throws -> FinalLine {
        for try await answer in try await session.request(line, payload: payload) {
            if case .final(let line) = answer.content { return line }
        }
        throw Unexpected(request: line, answer: "none")
    }
}

/// When a command was sent and its last line read, in nanoseconds of the machine's clock.
struct MemberAnswer: Sendable {
    let kind: MemberRequest.Kind
    let began: UInt64
    let ended: UInt64

    var nanoseconds: UInt64 { ended - began }
}
