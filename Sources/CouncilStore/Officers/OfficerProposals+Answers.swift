public import Councils
public import Postgres

extension OfficerProposals {
    /// A member's word.
    public enum Answer: Sendable, Equatable {
        /// It agrees.
        case agree
        /// It objects, and says why.
        case object(String)
    }

    /// How words on a proposal came out.
    public struct Answered: Sendable, Equatable {
        /// The units that gave their word just now, by code.
        public let units: [String]
        /// The members that have not agreed yet, by code.
        public let waiting: [String]
        /// `proposed`, or `agreed` where enough members have.
        public let state: String
    }

    /// Takes down what a member says of the proposal that stands, or all members where no unit is named; who said so before is passed
    /// over. Where enough agree, and the council does not assign, it is settled and takes effect with the next year's cycle.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` without a proposal, and for a unit that said something else before.
    public static func answer(
        _ answer: Answer, unit: String?, year: Int, cluster: String, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Answered {
        let place = try Place.lock(year: year, cluster: cluster, transaction)
        guard let standing = try Standing.find(at: place, transaction) else {
            throw place.refusal("officers_not_proposed")
        }
        if let unit, !place.members.contains(unit) {
            throw CouncilError(.badValue, "officer_not_member", ["unit": unit])
        }
        let units =
            try standing.isSettled
            ? []
            : take(
                answer, from: unit.map { [$0] } ?? place.members, on: standing, at: place, document: document,
                transaction)
        var (state, waiting) = (standing.state, try waiting(standing, at: place, transaction))
        if units.isEmpty {
            try requireSame(answer, unit: unit, standing, at: place, transaction)
        } else if !place.councilAssigns, try isAgreed(place, waiting: waiting.count, transaction) {
            state = "agreed"
            try settle(standing, as: state, at: place, document: document, command: "officer agree", transaction)
        }
        return Answered(units: units, waiting: waiting, state: state)
    }

    private static func take(
        _ answer: Answer, from units: [String], on standing: Standing, at place: Place, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> [String] {
        let given: [String] = try transaction.query(
            """
            with fresh as (
                insert into officer_response (council_id, cycle_id, proposal_id, unit_id, answer, reason, document, author, at)
                select unit.council_id, \(place.cycle), \(standing.proposal), unit.unit_id, \(answer.word),
                       normalize(\(answer.reason)), normalize(\(document)), current_actor(), current_instant()
                from unit
                where unit.code = any (\(units))
                on conflict (council_id, cycle_id, proposal_id, unit_id) do nothing
                returning council_id, unit_id
            )
            select unit.code::text
            from fresh
            join unit using (council_id, unit_id)
            order by unit.code collate "C"
            """
        ).map { try $0["code"] }
        guard !given.isEmpty else { return [] }
        try Events.change(
            "officer \(answer.word)", place.object,
            after: ["units": given.joined(separator: ","), "head": standing.slate.head, "document": document],
            reason: answer.reason, transaction)
        return given
    }

    /// A unit that says nothing new said the same before; something else it cannot say of this proposal any more.
    private static func requireSame(
        _ answer: Answer, unit: String?, _ standing: Standing, at place: Place, _ transaction: borrowing Transaction
    ) throws {
        guard let unit else { return }
        let given = try transaction.first(
            """
            select response.answer
            from officer_response as response
            join unit using (council_id, unit_id)
            where response.cycle_id = \(place.cycle) and response.proposal_id = \(standing.proposal) and unit.code = \(unit)
            """)
        guard let given else { throw place.refusal("officers_settled", ["head": standing.slate.head]) }
        guard try given["answer"] as String != answer.word else { return }
        throw place.refusal("officer_answer_given", ["unit": unit])
    }

    private static func waiting(
        _ standing: Standing, at place: Place, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try transaction.query(
            """
            select unit.code::text
            from scorecard as card
            join unit using (council_id, unit_id)
            where card.cycle_id = \(place.cycle)
              and not exists (
                  select
                  from officer_response as response
                  where response.cycle_id = \(place.cycle)
                    and response.proposal_id = \(standing.proposal)
                    and response.unit_id = card.unit_id
                    and response.answer = 'agree')
            order by unit.code collate "C"
            """
        ).map { try $0["code"] }
    }

    private static func isAgreed(
        _ place: Place, waiting: Int, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let share = try Settings.share(
            "officer_agreement_share", year: place.year, cluster: place.cluster, transaction)
        return AgreementRule.isMet(
            agreed: place.members.count - waiting, of: place.members.count, share: share)
    }

    /// Records by a paper that the proposal that stands is settled: the council appointed where it assigns, else the members agreed at
    /// the conference. False where it is settled already. Throws ``CouncilError/Kind/wrongState`` without a proposal.
    public static func confirm(
        year: Int, cluster: String, document: String, _ transaction: borrowing Transaction
    ) throws -> (slate: OfficerSlate, changed: Bool) {
        let place = try Place.lock(year: year, cluster: cluster, transaction)
        guard let standing = try Standing.find(at: place, transaction) else {
            throw place.refusal("officers_not_proposed")
        }
        if standing.isSettled { return (standing.slate, false) }
        try settle(
            standing, as: place.councilAssigns ? "appointed" : "agreed", at: place, document: document,
            command: "officer confirm", transaction)
        return (standing.slate, true)
    }

    /// Settles a proposal; those it names lead the next year at once where that is open, else as soon as it opens.
    private static func settle(
        _ standing: Standing, as state: String, at place: Place, document: String?, command: String,
        _ transaction: borrowing Transaction
    ) throws {
        if let objection = place.objection(to: standing.slate) { throw CouncilError(.badValue, objection) }
        try transaction.execute(
            """
            update officer_proposal
            set state = \(state), settled_by = current_actor(), settled_at = current_instant(),
                settled_document = normalize(\(document))
            where cycle_id = \(place.cycle) and proposal_id = \(standing.proposal)
            """)
        try Events.change(
            command, place.object, before: ["state": standing.state],
            after: ["state": state, "head": standing.slate.head, "document": document], transaction)
        // Asked for only now: the next year may have opened while this one's cycle was waited for.
        try transaction.execute(
            """
            select appoint_settled_officers(array(
                select next.cycle_id
                from cycle
                join cycle as next on next.council_id = cycle.council_id and next.cluster_id = cycle.cluster_id
                    and next.year = cycle.year + 1
                where cycle.cycle_id = \(place.cycle)))
            """)
    }
}

extension OfficerProposals.Answer {
    var word: String { reason == nil ? "agree" : "object" }

    var reason: String? {
        switch self {
        case .agree: nil
        case .object(let reason): reason
        }
    }
}
