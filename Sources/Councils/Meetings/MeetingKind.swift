/// What a meeting of a cluster's year is about.
public enum MeetingKind: String, Sendable, CaseIterable {
    /// The members talk over and agree on the regulation.
    case regulation
    /// The members sign the covenant (giao ước thi đua).
    case covenant
    /// The mid-year review (sơ kết).
    case midYear = "mid_year"
    /// The meeting before the year-end conference (trù bị), which settles four things.
    case preparatory
    /// The year-end conference (tổng kết).
    case yearEnd = "year_end"
    /// A meeting of the council about the cluster.
    case council
}

/// How people come together.
public enum MeetingMode: String, Sendable, CaseIterable {
    /// In one room.
    case inPerson = "in_person"
    /// By video.
    case online
    /// Not at all: the members are asked in writing and answer each item.
    case written
}

/// What stands on an agenda.
public enum MeetingItem: String, Sendable, CaseIterable {
    /// What the period brought.
    case results
    /// Advanced exemplars (điển hình tiên tiến) are presented.
    case exemplars
    /// Emulation movements.
    case movements
    /// What inspections found.
    case inspections
    /// What went badly, and why.
    case shortcomings
    /// Tasks of the second half of the year.
    case secondHalfTasks = "second_half_tasks"
    /// Changes of the agreed criteria.
    case criteriaChanges = "criteria_changes"
    /// Points, ranks and classes.
    case standings
    /// Whom to propose for awards.
    case awards
    /// Who leads the cluster next year.
    case headAndDeputies = "head_and_deputies"
    /// Tasks of the next year.
    case nextYearTasks = "next_year_tasks"
    /// Results of the covenant and of the cluster's activities.
    case covenantResults = "covenant_results"
    /// Which models and exemplars the conference is to present.
    case modelsAndExemplars = "models_and_exemplars"
    /// What the conference is to be about.
    case conferenceContent = "conference_content"
    /// The cluster's regulation.
    case regulation
    /// The covenant and its targets.
    case covenant
    /// The council's appraisal.
    case appraisal
    /// Whatever else there is.
    case other
}

/// Whether a member took part; of a written consultation, whether it answered.
public enum MeetingPresence: String, Sendable, CaseIterable {
    /// It was there, or answered every item.
    case present
    /// It stayed away, or did not answer.
    case absent
    /// It stayed away with leave.
    case excused
}
