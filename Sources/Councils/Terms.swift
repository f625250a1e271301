/// Where a council stands in the hierarchy; it decides what its clusters are made of.
public enum CouncilLevel: String, Sendable, CaseIterable {
    /// The central council: clusters of provinces, blocks of ministries and central bodies.
    case central
    /// A ministry's council: blocks of its departments, agencies and companies.
    case ministry
    /// A province's council: clusters of communes, blocks of departments, schools and companies.
    case province
}

/// How a cluster was put together.
public enum ClusterKind: String, Sendable, CaseIterable {
    /// By territory (cụm).
    case cum
    /// By sector (khối).
    case khoi
}

/// Which of the year's two closings.
public enum ClosingKind: String, Sendable, CaseIterable {
    /// The mid-year review (sơ kết).
    case midYear = "mid_year"
    /// The year-end review (tổng kết).
    case yearEnd = "year_end"
}

/// What a cluster proposes units for.
public enum Award: String, Sendable, CaseIterable {
    /// The flag of the ministry or province (Cờ thi đua): one unit of a cluster.
    case flag
    /// The certificate of merit (Bằng khen).
    case certificate
}

/// The four figures of a line, side by side; a later one that differs from the one before needs a reason.
public enum Figure: String, Sendable, CaseIterable {
    /// What the unit gives itself (tự chấm).
    case selfScored = "self"
    /// What the cluster's head found (trưởng cụm rà soát).
    case head
    /// What the members agreed (thống nhất).
    case agreed
    /// What the council decided (Hội đồng quyết định); only this one closes.
    case decided
}
