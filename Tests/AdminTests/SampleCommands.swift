import Admin

/// A small table for the tests.
enum SampleCommands {
    static let all = [clusterList, criteriaImport, payloadLength, fail, refuse]

    static let clusterList = Command(
        "cluster list", summary: "list clusters",
        arguments: [
            .required("council", .code, "the council"), .optional("limit", .integer(1...100), "rows at most"),
            .optional("at", .timestamp, "as it was then"), .optional("password", .secret, "a secret"),
        ],
        flags: [.dryRun], example: "cluster list council=nghe-an"
    ) { invocation, reply in
        try await reply.columns(["code", "title", "points"])
        try await reply.row([try invocation.text("council"), "Cụm\tthi đua 1", "962.50"])
        try await reply.row(["cum-2", nil, "9.5"])
        return .ok(fields: [("rows", "2"), ("title", "Cụm 1")], text: "done")
    }

    static let criteriaImport = Command(
        "criteria import", summary: "import criteria", arguments: [.optional("key", .text, "the import's key")],
        payload: .required("CSV"), changes: true, example: "criteria import <{12}"
    ) { invocation, reply in
        try await reply.pair("octets", String(invocation.payload?.count ?? 0))
        try await reply.pair("plans_only", invocation.plansOnly ? "yes" : "no")
        return .planned(plan: "90a2dc14")
    }

    static let payloadLength = Command(
        "length", summary: "count octets", payload: .optional("anything"), example: "length"
    ) { invocation, reply in
        try await reply.line("line one\nline two")
        return .ok(fields: [("octets", invocation.payload.map { String($0.count) } ?? "none")])
    }

    static let fail = Command("fail", summary: "fail inside", example: "fail") { _, _ in throw Broken() }

    static let refuse = Command("refuse", summary: "reject a payload", changes: true, example: "refuse") { _, reply in
        try await reply.columns(["line", "column", "value", "reason"])
        try await reply.row(["3", "points", "x", "not points"])
        throw Refusal(.payloadRejected, fields: [("errors", "1")], text: "correct the line and send it again")
    }

    struct Broken: Error {}
}
