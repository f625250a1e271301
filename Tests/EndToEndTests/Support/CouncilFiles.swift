/// The files by which a council of one award year comes in, and the requests that send them.
struct CouncilFiles: Sendable {
    var code: String
    var year: Int
    var clusters: String
    var criteria: String
    /// By figure, in the order in which they are sent.
    var cards: [(figure: String, rows: String)]

    /// The sample of the quick start: Hồ Chí Minh City's 4 clusters of 24 districts, all scored.
    static func sample(_ code: String = "ho-chi-minh") throws -> CouncilFiles {
        CouncilFiles(
            code: code, year: 2024, clusters: try RepositoryFile.read("deploy/sample/hcmc-districts-2008.csv"),
            criteria: try RepositoryFile.read("deploy/sample/criteria-hcmc-2008.csv"),
            cards: try ["self", "decided"].map { figure in
                (figure, try RepositoryFile.read("deploy/sample/synthetic-cards-hcmc-\(figure).csv"))
            })
    }

    /// Clusters of units with one criterion of 100 points, scored so that some tie.
    static func generated(_ code: String, clusters: Int, units: Int) -> CouncilFiles {
        let members = (1...clusters).flatMap { cluster in (1...units).map { (cluster, "unit-\(cluster)-\($0)", $0) } }
        return CouncilFiles(
            code: code, year: 2024,
            clusters: "cluster,cluster_name,kind,unit,unit_name\n"
                + members.map { "cum-\($0.0),Cụm \($0.0),cum,\($0.1),Đơn vị \($0.1)\n" }.joined(),
            criteria: "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\n"
                + "A,100,A1,Phong trào,100,manual,0.5,0,no\n"
                + "T,0,T1,Điểm thưởng,5,bonus,0.5,0,no\nT,0,P1,Điểm trừ,5,deduction,0.5,0,no\n",
            cards: [
                (
                    "decided",
                    "unit,criterion,points,bonus,reason\n"
                        + members.map { "\($0.1),A1,\(40 + $0.2 * 7 % 60),,\n" }.joined()
                )
            ])
    }

    /// Brings it all into the daemon; the closing is not scheduled yet.
    func load(into daemon: DaemonProcess, agreeing: Bool = true) async throws {
        try await daemon.tell("council add council=\(code) name=\"Hội đồng \(code)\" level=province")
        try await daemon.tell("cluster import council=\(code) from=\(year)-01-01", payload: clusters)
        try await daemon.tell("cycle open council=\(code) year=\(year)")
        try await daemon.tell("criteria import council=\(code) year=\(year) set=bang-diem", payload: criteria)
        guard agreeing else { return }
        try await daemon.tell("criteria agree council=\(code) year=\(year) document=12/BB-CTĐ")
        for (figure, rows) in cards {
            try await daemon.tell(
                "card import council=\(code) year=\(year) figure=\(figure) record=77/QĐ-UBND", payload: rows)
        }
        try await daemon.tell("cycle record council=\(code) year=\(year) document=12/BB-CTĐ")
    }
}
