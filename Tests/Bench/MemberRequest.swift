import Admin
import Councils
import TestSupport

/// One command of a member, and which answers are right.
struct MemberRequest {
    /// What it is counted under.
    enum Kind: String, CaseIterable {
        case show = "card show"
        case explain = "card explain"
        case score = "card score"
        case importLine = "card import of one line"
        case status = "card status of its cluster"
        case lateScore = "card score of the year that closes"

        /// How many of a hundred commands are of this kind.
        var share: Int {
            switch self {
            case .show: 38
            case .score: 30
            case .explain: 12
            case .importLine: 8
            case .status: 10
            case .lateScore: 2
            }
        }

        /// The words that are a right answer: a year that closes takes no scores, whether the closing is over or not.
        var answers: Set<ReplyWord> {
            switch self {
            case .show, .explain, .status: [.ok]
            case .score, .importLine: [.ok, .noChange]
            case .lateScore: [.wrongState]
            }
        }

        /// What members ask for, in hundredths.
        static var mix: String { allCases.map { "\($0.share) % \($0.rawValue)" }.joined(separator: ", ") }
    }

    let kind: Kind
    let line: String
    var payload: [UInt8]?
}

extension Member {
    /// What the member asks for next. Only a head looks at its cluster; whoever is none shows its card instead.
    func request(criteria: Int, using generator: inout SeededGenerator) -> MemberRequest {
        let kind = Self.kind(using: &generator)
        let open = "council=\(council) year=\(Nation.nextYear)"
        let any = Bool.random(using: &generator) ? open : "council=\(council) year=\(Nation.year)"
        let criterion = "1.\(Int.random(in: 1...criteria, using: &generator))"
        let quarters = Int.random(in: 0..<40, using: &generator)
        let points = "\(quarters / 4).\(["00", "25", "50", "75"][quarters % 4])"
        switch kind {
        case .status where isHead:
            return MemberRequest(kind: kind, line: "card status \(open) cluster=\(cluster)")
        case .show, .status: return MemberRequest(kind: .show, line: "card show \(any)")
        case .explain: return MemberRequest(kind: kind, line: "card explain \(any)")
        case .score:
            return MemberRequest(
                kind: kind, line: "card score \(open) figure=self criterion=\(criterion) points=\(points)")
        case .lateScore:
            let line =
                "card score council=\(council) year=\(Nation.year) figure=self criterion=\(criterion) points=\(points)"
            return MemberRequest(kind: kind, line: line)
        case .importLine:
            let file = "unit,criterion,points\n\(unit),\(criterion),\(points)\n"
            return MemberRequest(kind: kind, line: "card import \(open) figure=self", payload: Array(file.utf8))
        }
    }

    private static func kind(using generator: inout SeededGenerator) -> MemberRequest.Kind {
        var left = Int.random(in: 0..<100, using: &generator)
        for kind in MemberRequest.Kind.allCases {
            left -= kind.share
            if left < 0 { return kind }
        }
        return .show
    }
}
