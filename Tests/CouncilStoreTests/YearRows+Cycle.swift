import Postgres
import TestSupport

extension YearRows {
    mutating func add(_ cluster: NaiveCluster, _ council: String, _ criteria: CriteriaIDs?) {
        let (clusterID, cycle) = (nextID(), nextID())
        add(.cluster, council, clusterID, cluster.code, "Cụm \(cluster.code)", "cum")
        add(
            .cycle, council, cycle, clusterID, "2025", "2025-01-01", "2025-12-31", cluster.state, criteria?.whole.set,
            criteria?.firstHalf?.set)
        if let thresholds = cluster.thresholds { add(thresholds, council, "regulation", clusterID) }
        if let certificates = cluster.certificates {
            addSetting(council, "cycle", clusterID, "certificates_per_cluster", "\(certificates)")
        }
        if cluster.hasCovenant {
            add(.covenant, council, cycle, "Giao ước", "\\x" + NaiveClosing.hex("giao ước"), "t", Self.instant)
        }
        if let call = cluster.report {
            add(
                .call, council, cycle, "year_end", "Báo cáo năm", day(0), day(call.due), "\(call.grace)",
                Self.array(call.parts), "t", Self.instant)
        }
        if cluster.owesAnotherReport {
            add(
                .call, council, cycle, "mid_year", "Báo cáo sơ kết", day(0), day(1), "0", Self.array([]), "t",
                Self.instant)
        }
        var units: [String: String] = [:]
        for member in cluster.members { units[member.code] = add(member, of: cluster, council, cycle, criteria) }
        for member in cluster.present where cluster.goesOn {
            add(.membership, council, units[member.code], "2025-01-01", clusterID)
        }
        for member in cluster.members where member.hasLeft {
            guard let heir = cluster.present.first, let left = units[member.code], let to = units[heir.code] else {
                continue
            }
            departures.append((council, cycle, left, to))
        }
        add(cluster.preparatory, "preparatory", units, council, cycle)
        add(cluster.conference, "year_end", units, council, cycle)
        addOfficers(of: cluster, units, council, cycle)
        for code in cluster.waived.sorted() {
            add(.waiver, council, cycle, "year_end", code, "12/BB-CTĐ", "t", Self.instant)
        }
        // What was on paper at mid-year says nothing about the year's end.
        for code in NaiveCluster.gapCodes where !cluster.waived.contains(code) {
            add(.waiver, council, cycle, "mid_year", code, "12/BB-CTĐ", "t", Self.instant)
        }
    }

    private func day(_ number: Int) -> String {
        number < 31
            ? "2025-12-\(number < 9 ? "0" : "")\(number + 1)" : "2026-01-\(number < 40 ? "0" : "")\(number - 30)"
    }

    private static func array(_ words: [String]) -> String { "{\(words.joined(separator: ","))}" }
}

// MARK: Members

extension YearRows {
    private mutating func add(
        _ member: NaiveMember, of cluster: NaiveCluster, _ council: String, _ cycle: String, _ criteria: CriteriaIDs?
    ) -> String {
        let unit = nextID()
        add(.unit, council, unit, member.code, "Đơn vị \(member.code)", "2025-01-01")
        add(.card, council, cycle, unit, member.isDecided ? "decided" : "agreed")
        for line in member.lines {
            guard let set = criteria?.of(half: line.half) else { continue }
            add(line, member.figure, set, council, cycle, unit)
        }
        for finding in member.findings { add(finding, council, cycle, unit) }
        if cluster.hasCovenant, member.hasSigned {
            add(.signature, council, cycle, unit, "2025-02-01", "t", Self.instant)
        }
        for (number, filing) in member.filings.enumerated() {
            add(
                .report, council, cycle, "year_end", unit, day(filing.day), "\(number)/BC", Self.array(filing.parts),
                "t", Self.instant)
        }
        if let votes = member.votes { add(.ballot, council, cycle, unit, "\(votes)", "9/BB-CTĐ", "t", Self.instant) }
        return unit
    }

    private mutating func add(
        _ line: NaiveYearLine, _ figure: String, _ set: CriteriaID, _ council: String, _ cycle: String, _ unit: String
    ) {
        let figures = ["self", "head", "agreed", "decided"].flatMap { name -> [String?] in
            name == figure ? [decimal(line.points), decimal(line.bonus), "1"] : [nil, nil, nil]
        }
        rows[.line, default: []].append(
            [council, cycle, unit, set.numbers[line.criterion], "\(line.half)", set.set] + figures)
    }

    private mutating func add(_ finding: NaiveFinding, _ council: String, _ cycle: String, _ unit: String) {
        let lifted = finding.isLifted ? ["t", Self.instant, "đã xác minh"] : [nil, nil, nil]
        rows[.finding, default: []].append(
            [
                council, cycle, unit, "inspection", finding.effect, finding.points.map(decimal), "kết luận", "5/KL",
                "t",
                Self.instant,
            ] + lifted)
    }
}

// MARK: The end of the year

extension YearRows {
    private mutating func add(
        _ meeting: NaiveMeeting?, _ kind: String, _ units: [String: String], _ council: String, _ cycle: String
    ) {
        guard let meeting else { return }
        let id = nextID()
        let held = meeting.isHeld ? [day(30), "t", Self.instant] : [nil, nil, nil]
        let minutes = meeting.hasMinutes ? ["3/BB", day(31), "t", Self.instant] : [nil, nil, nil, nil]
        rows[.meeting, default: []].append(
            [council, cycle, id, kind, "1", "in_person", day(30), "t", Self.instant] + held + minutes)
        for item in meeting.items { add(.item, council, cycle, id, item, "t", Self.instant) }
        for (code, presence) in meeting.attendance {
            add(.attendance, council, cycle, id, units[code], presence, "t", Self.instant)
        }
    }

    private mutating func addOfficers(
        of cluster: NaiveCluster, _ units: [String: String], _ council: String, _ cycle: String
    ) {
        let (agreeing, isSettled): (Set<String>, Bool)
        switch cluster.officers {
        case .nobody: return
        case .settled: (agreeing, isSettled) = ([], true)
        case .proposed(let codes): (agreeing, isSettled) = (codes, false)
        }
        let id = nextID()
        let settled =
            isSettled ? ["agreed", "t", Self.instant, "t", Self.instant] : ["proposed", "t", Self.instant, nil, nil]
        rows[.proposal, default: []].append([council, cycle, id, "members"] + settled)
        if let head = cluster.present.first { add(.proposed, council, cycle, id, units[head.code], "head") }
        for code in agreeing { add(.response, council, cycle, id, units[code], "agree", "t", Self.instant) }
    }
}
