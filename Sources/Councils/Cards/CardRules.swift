/// Who may do what to a card in which state: one table, which the code, the page "Scorecards" and the tests all read.
public enum CardRules {
    /// A letter is an act, `-` is none. A capital letter is done for somebody else and needs the number of the paper that it
    /// rests on.
    ///
    ///     s  write the self figure           x  write the first figure of external and cross lines
    ///     e  add or withdraw evidence        t  attest            c  recall
    ///     k  take                            h  write the head figure       n  hand on
    ///     g  write the agreed figure         a  agree
    ///     d  write the decided figure        f  decide
    ///     r  return                          o  reopen
    public static let table = """
        capacity  filling  attested  in_review  reviewed  agreed  decided  returned
        own       set      c         -          -         -       -        set
        reviewer  -        k         hnr        ga        -       -        -
        fellow    -        -         -          -         -       -        -
        agency    SXET     XK        XHNR       GA        r       -        SXET
        delegate  SXET     XK        XHNR       GA        dfr     -        SXET
        chair     SXET     XK        XHNR       GA        dfr     o        SXET
        admin     SXET     XK        XHNR       GA        dfr     o        SXET
        onlooker  -        -         -          -         -       -        -
        outsider  -        -         -          -         -       -        -
        """

    /// Whether an act is allowed, and whether it rests on a paper.
    public enum Verdict: Sendable, Equatable {
        /// It may be done.
        case allowed
        /// It may be done for somebody else, with the number of the paper.
        case onRecord
        /// It may not.
        case refused
    }

    /// What the table says.
    public static func verdict(_ act: CardAct, by capacity: Capacity, on state: CardState) -> Verdict {
        let cell = cells[Place(capacity: capacity, state: state)] ?? ""
        if cell.contains(act.letter) { return .allowed }
        return cell.contains(act.letter.uppercased()) ? .onRecord : .refused
    }

    /// Whether a whole figure that was found on paper may be taken down by this capacity: the council's figure by those who
    /// decide, the others by the agency too.
    public static func mayRecord(_ figure: Figure, by capacity: Capacity) -> Bool {
        switch capacity {
        case .chair, .admin, .delegate: true
        case .agency: figure != .decided
        case .own, .reviewer, .fellow, .onlooker, .outsider: false
        }
    }

    /// The capacities that may do it in some state or other, in the order of the table, for messages.
    public static func capacities(for act: CardAct) -> [Capacity] {
        Capacity.allCases.filter { capacity in
            CardState.allCases.contains { verdict(act, by: capacity, on: $0) != .refused }
        }
    }

    /// The states in which a capacity may do it, in their order.
    public static func states(for act: CardAct, by capacity: Capacity) -> [CardState] {
        CardState.allCases.filter { verdict(act, by: capacity, on: $0) != .refused }
    }

    private struct Place: Hashable {
        let capacity: Capacity
        let state: CardState
    }

    private static let cells: [Place: String] = {
        let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let states = lines[0].dropFirst().compactMap(CardState.init)
        var cells: [Place: String] = [:]
        for line in lines.dropFirst() {
            guard let capacity = Capacity(rawValue: line[0]) else { continue }
            for (state, cell) in zip(states, line.dropFirst()) { cells[Place(capacity: capacity, state: state)] = cell }
        }
        return cells
    }()
}

extension CardAct {
    /// Its letter in the table.
    var letter: String {
        switch self {
        case .write(.selfScored): "s"
        case .write(.head): "h"
        case .write(.agreed): "g"
        case .write(.decided): "d"
        case .writeForScorer: "x"
        case .evidence: "e"
        case .attest: "t"
        case .recall: "c"
        case .take: "k"
        case .handOn: "n"
        case .agree: "a"
        case .decide: "f"
        case .giveBack: "r"
        case .reopen: "o"
        }
    }
}
