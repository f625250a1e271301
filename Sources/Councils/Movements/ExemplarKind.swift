/// Who an exemplar is.
public enum ExemplarKind: String, Sendable, CaseIterable {
    /// A unit or a part of it.
    case collective
    /// A person.
    case individual
}

/// When an exemplar is made known, as seen from the conference that honours it.
public enum PublicityPhase: String, Sendable, CaseIterable {
    /// Before it.
    case before
    /// At it.
    case during
    /// After it.
    case after
}

/// What an activity of a cluster or a unit is.
public enum ActivityKind: String, Sendable, CaseIterable {
    /// Toạ đàm, hội thảo.
    case seminar
    /// Hội nghị.
    case conference
    /// Tham quan, học tập kinh nghiệm.
    case studyVisit = "study_visit"
    /// Đền ơn đáp nghĩa.
    case gratitude
    /// An sinh xã hội.
    case socialWelfare = "social_welfare"
    /// Anything else.
    case other
}
