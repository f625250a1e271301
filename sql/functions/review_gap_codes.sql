-- Why: in which order the gaps of a review are told; a test compares it with the table in Councils (CycleRules).
create or replace function thidua.review_gap_codes() returns text[]
    language sql immutable parallel safe
    return array['meeting_not_planned', 'meeting_not_held', 'preparatory_not_settled', 'conference_not_held',
                 'meeting_consents_missing', 'meeting_council_consent_missing', 'meeting_attendance_missing',
                 'meeting_nobody_present', 'meeting_without_minutes', 'meeting_items_missing', 'meeting_exemplars_missing',
                 'reports_missing', 'next_officers_not_agreed', 'next_officers_not_appointed'];
