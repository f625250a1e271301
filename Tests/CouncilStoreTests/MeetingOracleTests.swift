import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

private typealias Fixture = MeetingFixture

/// What SQL says of many meetings against what the rule says of one, for generated histories.
@Suite("Gaps of meetings, as a set and one by one")
struct MeetingOracleTests {
    private static let kinds: [MeetingKind] = [.midYear, .preparatory, .yearEnd]
    private static let units = ["a", "b", "c"]
    private static let shares = ["0", "33.33", "33.34", "66.67", "100"]

    @Test("agree", arguments: [21, 22, 23] as [UInt64])
    func agree(seed: UInt64) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                var random = SeededGenerator(seed: seed)
                try Fixture.plan(.midYear, as: .online, transaction)
                try Fixture.plan(.preparatory, as: .written, transaction)
                try Fixture.plan(.yearEnd, transaction)
                for step in 0..<120 {
                    try Self.step(&random, transaction)
                    try Self.compare("seed \(seed), step \(step)", transaction)
                }
            }
        }
    }

    /// One act of somebody; what the rules refuse changes nothing.
    private static func step(_ random: inout SeededGenerator, _ transaction: borrowing Transaction) throws {
        guard let kind = kinds.randomElement(using: &random), let unit = units.randomElement(using: &random),
            let item = MeetingItem.allCases.randomElement(using: &random)
        else { return }
        do throws(any Error) {
            switch Int.random(in: 0..<11, using: &random) {
            case 0, 1: try Fixture.consent(unit, says: Bool.random(using: &random), transaction)
            case 2: try Fixture.consent(nil, says: Bool.random(using: &random), transaction)
            case 3, 4:
                try Fixture.attend(
                    kind, [unit], being: .allCases.randomElement(using: &random) ?? .present, transaction)
            case 5: try Fixture.hold(kind, transaction)
            case 6, 7: try Fixture.minute(kind, number: nil, items: [item], transaction)
            case 8: try Fixture.minute(kind, number: "3/BB", transaction)
            case 9: try Fixture.answer(unit, transaction)
            default: try disturb(&random, transaction)
            }
        } catch is CouncilError {} catch is ImportRejection {}
    }

    /// What no command does: a held review is called online, or other things come to be required.
    private static func disturb(_ random: inout SeededGenerator, _ transaction: borrowing Transaction) throws {
        let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            try transaction.execute(
                "update meeting set mode = case mode when 'online' then 'in_person' else 'online' end where kind = 'mid_year'"
            )
        case 1:
            let share = shares.randomElement(using: &random) ?? "0"
            _ = try Settings.set("online_consent_share", to: share, at: guidance, transaction)
        default:
            let agenda = ["exemplars", "results,exemplars,movements", "shortcomings,exemplars"]
            for name in ["mid_year_agenda", "year_end_agenda"]
            where name == "mid_year_agenda" || Bool.random(using: &random) {
                let words = agenda.prefix(2).randomElement(using: &random) ?? "exemplars"
                _ = try Settings.set(name, to: words, at: guidance, transaction)
            }
        }
    }

    private static func compare(_ place: String, _ transaction: borrowing Transaction) throws {
        for state in ["mid_year", "year_end"] {
            let found = try Fixture.gapMessages(state, transaction).map { message, waiting, first in
                line(message, waiting.map { "\($0)" }, first)
            }
            let expected = try kinds.filter { MeetingRule.of($0).guards?.rawValue == state }.flatMap { kind in
                try Meetings.show(Fixture.key(kind), transaction).state.gaps.map {
                    line($0, $0.parameters["count"], $0.parameters["first"])
                }
            }
            #expect(found == expected, "\(place)")
        }
    }

    private static func line(_ message: Message, _ count: String?, _ first: String?) -> String {
        let names = ["preparatory_not_settled", "meeting_items_missing"].contains(message.code)
        let said = [message.code, message.parameters["kind"] ?? "", message.parameters["on"] ?? ""]
        let counted = count.map { [$0, first ?? "-"] } ?? []
        return (said + counted + (names ? [message.parameters["items"] ?? ""] : [])).joined(separator: " ")
    }

    @Test("the same items are required by the table, by SQL and by the settings' words")
    func required() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                let rows = try transaction.query(
                    """
                    select kind, array_agg(item order by place) as items
                    from meeting_required_items((select array_agg(cycle_id) from cycle where cluster_id in
                                                 (select cluster_id from cluster where code = 'cum-1')))
                    group by kind
                    """)
                var stored: [String: [String]] = [:]
                for row in rows { stored[try row["kind"]] = try row["items"] }
                for kind in MeetingKind.allCases {
                    let items = try Meetings.required(kind, cluster: "cum-1", year: 2025, transaction)
                    #expect(items.map(\.rawValue) == stored[kind.rawValue] ?? [], "\(kind)")
                }
                let agendas = try Settings.definitions(transaction).filter { $0.name.hasSuffix("_agenda") }
                #expect(agendas.count == 2)
                for definition in agendas {
                    guard case .words(let words, _) = definition.kind else { continue }
                    #expect(words.allSatisfy { MeetingItem(rawValue: $0) != nil }, "\(words)")
                }
            }
        }
    }
}
