extension NaiveYear {
    /// The year after whatever held cycles was put right, as far as that is a word of the council: whole cards are decided,
    /// findings lifted, cycles resumed, and the rest of the year's end was done on paper.
    public var repaired: NaiveYear {
        var year = self
        for place in clusters.indices where NaiveClosing(self, clusters[place]).hold != nil {
            year.clusters[place].repair()
        }
        return year
    }
}

extension NaiveCluster {
    fileprivate mutating func repair() {
        waived = Set(Self.gapCodes)
        if state == "on_hold" { state = "appraisal" }
        for place in members.indices where !members[place].hasLeft { members[place].repair(table) }
    }
}

extension NaiveMember {
    fileprivate mutating func repair(_ table: NaiveYearTable?) {
        if let table, figure == "decided", NaiveYearCard(self, table).isComplete { isDecided = true }
        for place in findings.indices where findings[place].effect == "hold" { findings[place].isLifted = true }
    }
}
