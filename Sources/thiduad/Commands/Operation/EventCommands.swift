import Admin
import CouncilStore
import Postgres

extension CommandCatalogue {
    static func eventCommands(_ services: Services) -> [Command] {
        [list(services)]
    }

    private static func list(_ services: Services) -> Command {
        .guarded(
            services,
            "event list",
            summary: "list what happened in a council, oldest first; the newest rows if after= is left out",
            arguments: [
                .council, .optional("after", .integer(0...Int.max), "only events behind this number"), .limit(100),
            ],
            needs: .records, example: "event list council=ho-chi-minh limit=20"
        ) { invocation, reply in
            let after = try invocation.optionalInteger("after").map(Int64.init)
            let limit = try invocation.optionalInteger("limit") ?? 100
            let events = try await services.reading(invocation) { try Events.list(after: after, limit: limit, $0) }
            try await reply.columns(["event", "at", "actor", "command", "object", "before", "after", "reason"])
            for event in events {
                try await reply.row([
                    "\(event.id)", "\(event.at)", event.actor, event.command, event.object, event.before?.text,
                    event.after?.text, event.reason,
                ])
            }
            return .ok(fields: [("rows", "\(events.count)")])
        }
    }
}
