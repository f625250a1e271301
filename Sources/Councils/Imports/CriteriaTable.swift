/// A table of criteria (bảng điểm), read from `group,group_max,criterion,text,max,kind,step,bonus_max,evidence` and, if wanted,
/// `rule,scorer`.
///
/// The criteria of a group add up to the group's maximum, and the groups to the base total; criteria of the kinds bonus and
/// deduction stand outside these sums, in the group of the file that they are listed under.
public struct CriteriaTable: Sendable, Equatable {
    /// A group and what its criteria add up to.
    public struct Group: Sendable, Equatable {
        /// How the table numbers it.
        public var code: CriterionCode
        /// The most it gives; of a group, what its criteria add up to.
        public var max: Points
    }

    /// One criterion; `group` is the place of its group in ``CriteriaTable/groups``.
    public struct Criterion: Sendable, Equatable {
        /// How the table numbers it.
        public var code: CriterionCode
        /// The place of its group.
        public var group: Int
        /// What is scored.
        public var text: String
        /// How its points come about.
        public var kind: CriterionKind
        /// The most it gives; of a group, what its criteria add up to.
        public var max: Points
        /// Points come in multiples of this.
        public var step: Points
        /// The most bonus the criterion gives.
        public var bonusMax: Points
        /// Whether a score needs evidence.
        public var needsEvidence: Bool
        /// Which result gives how many points, of the kinds ladder and lateness.
        public var ladder: Ladder?
        /// Who scores it; `nil` is the unit itself, of the kind cross its partner.
        public var scorer: String?
    }

    /// The groups in the order of the file.
    public internal(set) var groups: [Group] = []
    /// The criteria in the order of the file.
    public internal(set) var criteria: [Criterion] = []
    /// What all groups add up to.
    public internal(set) var baseTotal = Points.zero

    /// The columns of the file.
    public static let columns = [
        "group", "group_max", "criterion", "text", "max", "kind", "step", "bonus_max", "evidence",
    ]

    /// The columns that a file may leave out.
    public static let optionalColumns = ["rule", "scorer"]

    /// A cap on all bonus points of a set by its share of the base in per cent, rounded half up.
    public func bonusCap(share: Points) -> Points {
        Points(hundredths: (baseTotal.hundredths * share.hundredths + 5_000) / 10_000) ?? .maximum
    }

    /// Reads a table, or throws every mistake in it; `base`, if given, is what the groups must add up to.
    ///
    /// `step` is that of criteria which people score and which name none; where it is `nil` they have to.
    public init(csv: [UInt8], base: Points? = nil, step: Points?) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var lines: [Int] = []
        while let row = try table.next() {
            guard let group = groupIndex(row, &table) else { continue }
            if let criterion = Criterion(row, group: group, step: step, &table) {
                if let twin = criteria.firstIndex(where: { $0.code == criterion.code }) {
                    table.note(
                        row.line, "criterion", criterion.code.rawValue,
                        Message("stands_twice", ["line": "\(lines[twin])"]))
                }
                criteria.append(criterion)
                lines.append(row.line)
            }
        }
        if criteria.isEmpty && table.mistakes.isEmpty { table.note(1, "criterion", nil, "file_without_lines") }
        // Sums over lines that could not be read would only add wrong mistakes to real ones.
        if table.mistakes.isEmpty { checkSums(base, lines, &table) }
        try table.finish()
    }

    /// The place of the row's group, which is new or must agree with its first line.
    private mutating func groupIndex(_ row: ImportTable.Row, _ table: inout ImportTable) -> Int? {
        let code = table.value(row, "group", CriterionCode.rule, CriterionCode.init(rawValue:))
        let max = table.points(row, "group_max")
        guard let code, let max else { return nil }
        guard let known = groups.firstIndex(where: { $0.code == code }) else {
            groups.append(Group(code: code, max: max))
            return groups.count - 1
        }
        if groups[known].max != max {
            let reason = Message("group_max_differs", ["group": "\(code)", "max": "\(groups[known].max)"])
            table.note(row.line, "group_max", row["group_max"], reason)
        }
        return known
    }
}

extension CriteriaTable {
    /// Sums of criteria against their groups, sums of groups against the base, each with its difference.
    private mutating func checkSums(_ base: Points?, _ lines: [Int], _ table: inout ImportTable) {
        for (index, group) in groups.enumerated() {
            let members = criteria.indices.filter { criteria[$0].group == index && criteria[$0].kind.isInBase }
            // A group that only lists bonus and deduction stands outside the base as a whole.
            if members.isEmpty { continue }
            let sum = members.reduce(0) { $0 + criteria[$1].max.hundredths }
            if let difference = Difference(of: sum, from: group.max) {
                let line = members.last.map { lines[$0] } ?? 1
                table.note(
                    line, "group_max", "\(group.max)",
                    Message("group_sum_differs", difference.parameters(["group": "\(group.code)"])))
            }
        }
        let inBase = Set(criteria.filter(\.kind.isInBase).map(\.group))
        let sum = inBase.reduce(0) { $0 + groups[$1].max.hundredths }
        guard let total = Points(hundredths: sum), total > .zero else {
            return table.note(1, "group_max", nil, "base_is_nothing")
        }
        baseTotal = total
        if let base, let difference = Difference(of: sum, from: base) {
            table.note(1, "group_max", "\(base)", Message("base_sum_differs", difference.parameters()))
        }
    }
}

/// A sum that is not what it should be: what it is, what it should be, and how far it is off.
private struct Difference {
    private let values: [String: String]

    init?(of sum: Int64, from expected: Points) {
        guard sum != expected.hundredths, let actual = Points(hundredths: sum),
            let off = Points(hundredths: abs(sum - expected.hundredths))
        else { return nil }
        let sign = sum < expected.hundredths ? "-" : "+"
        values = ["sum": "\(actual)", "off": "\(sign)\(off)", "expected": "\(expected)"]
    }

    func parameters(_ more: [String: String] = [:]) -> [String: String] {
        values.merging(more) { own, _ in own }
    }
}
