public import Councils
public import Postgres

/// Moving cards from desk to desk: attest, recall, take, hand on, agree, decide, return, reopen.
public enum CardActs {
    /// What an act did.
    public struct Report: Sendable, Equatable {
        /// The units whose cards moved.
        public let moved: [String]
        /// How many cards were passed over because the act was done to them before.
        public let before: Int
        /// The units whose cards were passed over because somebody else does it to them, such as a deputy to the head unit's.
        public let others: [String]
    }

    /// Who acts, on which cards, why and on what paper.
    public struct Request: Sendable {
        var act: CardAct
        var scope: CardScope
        var actor: Actor
        var reason: String?
        var document: String?

        /// An act on one card, or on every card of a cluster or a year that is ready for it.
        public init(
            _ act: CardAct, _ scope: CardScope, by actor: Actor, reason: String? = nil, document: String? = nil
        ) {
            self.act = act
            self.scope = scope
            self.actor = actor
            self.reason = reason
            self.document = document
        }
    }

    /// Does it, to all cards that are the actor's to act on, or to none. Cards that are already there are passed over; throws
    /// ``CouncilError`` for the first card that a rule keeps back, and where no card is the actor's.
    public static func perform(_ request: Request, _ transaction: borrowing Transaction) throws -> Report {
        if request.act.needsReason && request.reason == nil {
            throw CouncilError(.badValue, "reason_needed", ["act": request.act.name])
        }
        let cards = try CardsAtDesk.require(request.scope, transaction)
        let (mine, others) = try request.divide(cards.entries)
        let waiting = mine.filter { !request.wasDone(to: $0) }
        for entry in waiting {
            if let refusal = request.refusal(for: entry) { throw CouncilError(refusal) }
        }
        try CardGaps.require(request.act, waiting, transaction)
        if request.act == .agree { try Consensus.requireEnd(of: waiting, at: request.scope.year, transaction) }
        try move(waiting, request, transaction)
        return Report(moved: waiting.map(\.unit), before: mine.count - waiting.count, others: others.map(\.unit))
    }

    private static func move(
        _ waiting: [CardsAtDesk.Entry], _ request: Request, _ transaction: borrowing Transaction
    ) throws {
        try CardsAtDesk.move(
            waiting.map(\.cycle), waiting.map(\.unitID), act: request.act.name,
            to: waiting.map { request.act.destination(from: $0.place.desk) ?? $0.state },
            carrying: request.act.completedFigure, returnedBy: waiting.first.flatMap { $0.state.desk },
            actor: request.actor, reason: request.reason, document: request.document, transaction)
    }
}

extension CardActs.Request {
    fileprivate func refusal(for entry: CardsAtDesk.Entry) -> Denial? {
        entry.place.refusal(of: act, by: actor, document: document)
    }

    /// The cards that are the actor's to act on, and those that are somebody else's. Throws where none is the actor's.
    fileprivate func divide(
        _ entries: [CardsAtDesk.Entry]
    ) throws -> (mine: [CardsAtDesk.Entry], others: [CardsAtDesk.Entry]) {
        var (mine, others): ([CardsAtDesk.Entry], [CardsAtDesk.Entry]) = ([], [])
        var first: Denial?
        for entry in entries {
            if case .notYours(let message) = refusal(for: entry) {
                first = first ?? .notYours(message)
                others.append(entry)
            } else {
                mine.append(entry)
            }
        }
        if let first, mine.isEmpty { throw CouncilError(first) }
        return (mine, others)
    }

    /// Whether the card is already where the act would bring it. Sending back and opening again never are: they need a reason.
    fileprivate func wasDone(to entry: CardsAtDesk.Entry) -> Bool {
        switch act {
        case .attest: entry.state.progress >= CardState.attested.progress
        case .take: entry.state.progress >= CardState.inReview.progress
        case .handOn: entry.state.progress >= CardState.reviewed.progress
        case .agree: entry.state.progress >= CardState.agreed.progress
        case .decide: entry.state == .decided
        default: false
        }
    }
}

extension CardAct {
    /// Whether it goes back, and so must say why.
    var needsReason: Bool { self == .giveBack || self == .reopen }

    /// The figure that stands in every line afterwards.
    var completedFigure: Figure? {
        switch self {
        case .handOn: .head
        case .agree: .agreed
        case .decide: .decided
        default: nil
        }
    }
}

extension CardState {
    /// The desk on which a card in this state lies, among those that send back.
    fileprivate var desk: CardDesk? {
        CardDesk.allCases.first { $0.state == self }
    }
}
