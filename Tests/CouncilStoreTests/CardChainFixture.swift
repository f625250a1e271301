import CouncilStore
import Councils
import Postgres
import TestSupport

/// The sample council with a led cluster: `cum-1` of a (head), b and c (deputy), its criteria agreed.
struct CardChain: Sendable {
    let sample: SampleCouncil

    static let member = Actor("lan", role: .member, unit: "b")
    static let head = Actor("minh", role: .head, unit: "a")
    static let deputy = Actor("hoa", role: .head, unit: "c")
    static let secretary = Actor("thu", role: .secretary)
    static let chair = Actor("son", role: .chair)

    static func with<R: Sendable>(
        agreeing: Bool = true, _ body: @escaping @Sendable (CardChain) async throws -> R
    ) async throws -> R {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: agreeing)
            let chain = CardChain(sample: sample)
            try await chain.appoint(head: "a", deputy: "c")
            return try await body(chain)
        }
    }

    private func appoint(head: String, deputy: String) async throws {
        _ = try await sample.work { transaction in
            try Officers.appoint(
                OfficerSlate(head: head, deputies: [deputy]), year: 2025, cluster: "cum-1", document: nil, transaction)
        }
    }

    /// Puts the whole cluster into a stage, past all guards.
    func enter(_ stage: CycleState, daysAgo: Int32 = 0) async throws {
        try await sample.work { transaction in
            try transaction.execute(
                """
                insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at)
                select council_id, cycle_id, 'on_hold', \(stage.rawValue), 'test', 'admin',
                       current_instant() - make_interval(days => \(daysAgo))
                from cycle
                where \(stage.rawValue) <> 'on_hold'
                """)
            try transaction.execute("update cycle set state = \(stage.rawValue)")
        }
    }

    /// Puts one card into a state, past all rules.
    func put(_ unit: String, in state: CardState, desk: CardDesk? = nil) async throws {
        try await sample.work { transaction in
            try transaction.execute(
                """
                update scorecard
                set state = \(state.rawValue), returned_by = \(state == .returned ? (desk ?? .head).rawValue : nil)
                where unit_id = (select unit_id from unit where code = \(unit))
                """)
        }
    }

    @discardableResult
    func score(
        _ unit: String, _ criterion: String, _ points: Int64, _ figure: Figure, by actor: Actor, reason: String? = nil,
        document: String? = nil
    ) async throws -> Cards.ImportReport {
        guard let unit = Code(rawValue: unit), let criterion = CriterionCode(rawValue: criterion) else {
            throw Malformed()
        }
        let row = CardRows.Row(
            unit: unit, criterion: criterion, points: Points(hundredths: points * 100), reason: reason)
        return try await sample.work {
            try Cards.score(row, Cards.Writing(figure, year: 2025, by: actor, document: document), $0)
        }
    }

    @discardableResult
    func act(
        _ act: CardAct, _ unit: String?, by actor: Actor, reason: String? = nil, document: String? = nil
    ) async throws -> CardActs.Report {
        let scope = CardScope(year: 2025, cluster: "cum-1", unit: unit)
        return try await sample.work {
            try CardActs.perform(
                CardActs.Request(act, scope, by: actor, reason: reason, document: document), $0)
        }
    }

    func show(_ unit: String, for actor: Actor = .test) async throws -> (totals: Cards.Totals, lines: [Cards.Line]) {
        try await sample.work { try Cards.show(CardScope(year: 2025, unit: unit), for: actor, $0) }
    }

    struct Malformed: Error {}
}
