// Why: one binary carries its schema. The list is explicit and in the order of application: a function stands after those
// that its body names at creation. A test compares the list with the folder.

#include "CSQL.h"

// A path and its text, which a zero ends.
#define FILE(path) {path, (const unsigned char[]){
#define END , 0}},

static const struct thidua_sql_file files[] = {
    FILE("foundation.sql")
#embed "foundation.sql"
    END
    FILE("migrations/0001_councils.sql")
#embed "migrations/0001_councils.sql"
    END
    FILE("migrations/0002_scorecards.sql")
#embed "migrations/0002_scorecards.sql"
    END
    FILE("migrations/0003_closings.sql")
#embed "migrations/0003_closings.sql"
    END
    FILE("migrations/0004_jobs.sql")
#embed "migrations/0004_jobs.sql"
    END
    FILE("migrations/0005_tenancy.sql")
#embed "migrations/0005_tenancy.sql"
    END
    FILE("migrations/0006_views.sql")
#embed "migrations/0006_views.sql"
    END
    FILE("migrations/0007_rulebook.sql")
#embed "migrations/0007_rulebook.sql"
    END
    FILE("migrations/0008_card_chain.sql")
#embed "migrations/0008_card_chain.sql"
    END
    FILE("migrations/0009_cycle_states.sql")
#embed "migrations/0009_cycle_states.sql"
    END
    FILE("migrations/0010_covenant.sql")
#embed "migrations/0010_covenant.sql"
    END
    FILE("migrations/0011_movements.sql")
#embed "migrations/0011_movements.sql"
    END
    FILE("migrations/0012_inspections.sql")
#embed "migrations/0012_inspections.sql"
    END
    FILE("migrations/0013_meetings.sql")
#embed "migrations/0013_meetings.sql"
    END
    FILE("migrations/0014_reports.sql")
#embed "migrations/0014_reports.sql"
    END
    FILE("migrations/0015_unit_changes.sql")
#embed "migrations/0015_unit_changes.sql"
    END
    FILE("migrations/0016_officers.sql")
#embed "migrations/0016_officers.sql"
    END
    FILE("migrations/0017_closings.sql")
#embed "migrations/0017_closings.sql"
    END
    FILE("migrations/0018_card_of_unit.sql")
#embed "migrations/0018_card_of_unit.sql"
    END
    FILE("functions/council_of_login.sql")
#embed "functions/council_of_login.sql"
    END
    FILE("functions/current_council.sql")
#embed "functions/current_council.sql"
    END
    FILE("functions/current_actor.sql")
#embed "functions/current_actor.sql"
    END
    FILE("functions/current_instant.sql")
#embed "functions/current_instant.sql"
    END
    FILE("functions/council_today.sql")
#embed "functions/council_today.sql"
    END
    FILE("functions/next_midnight.sql")
#embed "functions/next_midnight.sql"
    END
    FILE("functions/refuse.sql")
#embed "functions/refuse.sql"
    END
    FILE("functions/is_delegated.sql")
#embed "functions/is_delegated.sql"
    END
    FILE("functions/days_between.sql")
#embed "functions/days_between.sql"
    END
    FILE("functions/fact_points.sql")
#embed "functions/fact_points.sql"
    END
    FILE("functions/tenancy_faults.sql")
#embed "functions/tenancy_faults.sql"
    END
    FILE("functions/digest_field.sql")
#embed "functions/digest_field.sql"
    END
    FILE("functions/class_of.sql")
#embed "functions/class_of.sql"
    END
    FILE("functions/line_digest_text.sql")
#embed "functions/line_digest_text.sql"
    END
    FILE("functions/counted_lines.sql")
#embed "functions/counted_lines.sql"
    END
    FILE("functions/earlier_figure.sql")
#embed "functions/earlier_figure.sql"
    END
    FILE("functions/finding_digest_text.sql")
#embed "functions/finding_digest_text.sql"
    END
    FILE("functions/record_event.sql")
#embed "functions/record_event.sql"
    END
    FILE("functions/refuse_event_change.sql")
#embed "functions/refuse_event_change.sql"
    END
    FILE("functions/refuse_frozen.sql")
#embed "functions/refuse_frozen.sql"
    END
    FILE("functions/refuse_settled_regulation.sql")
#embed "functions/refuse_settled_regulation.sql"
    END
    FILE("functions/refuse_signed_covenant.sql")
#embed "functions/refuse_signed_covenant.sql"
    END
    FILE("functions/summed_cards.sql")
#embed "functions/summed_cards.sql"
    END
    FILE("functions/refresh_cards.sql")
#embed "functions/refresh_cards.sql"
    END
    FILE("functions/keep_card_totals.sql")
#embed "functions/keep_card_totals.sql"
    END
    FILE("functions/lapse_confirmations.sql")
#embed "functions/lapse_confirmations.sql"
    END
    FILE("functions/setting_definitions.sql")
#embed "functions/setting_definitions.sql"
    END
    FILE("functions/require_settings.sql")
#embed "functions/require_settings.sql"
    END
    FILE("functions/setting_layers.sql")
#embed "functions/setting_layers.sql"
    END
    FILE("functions/settings_of.sql")
#embed "functions/settings_of.sql"
    END
    FILE("functions/setting_of.sql")
#embed "functions/setting_of.sql"
    END
    FILE("functions/setting_value.sql")
#embed "functions/setting_value.sql"
    END
    FILE("functions/common_settings.sql")
#embed "functions/common_settings.sql"
    END
    FILE("functions/agreement_share.sql")
#embed "functions/agreement_share.sql"
    END
    FILE("functions/day_of_setting.sql")
#embed "functions/day_of_setting.sql"
    END
    FILE("functions/refuse_frozen_setting.sql")
#embed "functions/refuse_frozen_setting.sql"
    END
    FILE("functions/refuse_rising_classes.sql")
#embed "functions/refuse_rising_classes.sql"
    END
    FILE("functions/write_settings.sql")
#embed "functions/write_settings.sql"
    END
    FILE("functions/take_import_key.sql")
#embed "functions/take_import_key.sql"
    END
    FILE("functions/add_council.sql")
#embed "functions/add_council.sql"
    END
    FILE("functions/import_clusters.sql")
#embed "functions/import_clusters.sql"
    END
    FILE("functions/plan_leading.sql")
#embed "functions/plan_leading.sql"
    END
    FILE("functions/present_officers.sql")
#embed "functions/present_officers.sql"
    END
    FILE("functions/appoint_officers.sql")
#embed "functions/appoint_officers.sql"
    END
    FILE("functions/appoint_settled_officers.sql")
#embed "functions/appoint_settled_officers.sql"
    END
    FILE("functions/cycle_members.sql")
#embed "functions/cycle_members.sql"
    END
    FILE("functions/cycle_entrants.sql")
#embed "functions/cycle_entrants.sql"
    END
    FILE("functions/unit_name_on.sql")
#embed "functions/unit_name_on.sql"
    END
    FILE("functions/refuse_left_card.sql")
#embed "functions/refuse_left_card.sql"
    END
    FILE("functions/stage_unit_changes.sql")
#embed "functions/stage_unit_changes.sql"
    END
    FILE("functions/check_unit_changes.sql")
#embed "functions/check_unit_changes.sql"
    END
    FILE("functions/pass_on_findings.sql")
#embed "functions/pass_on_findings.sql"
    END
    FILE("functions/pass_on_inspections.sql")
#embed "functions/pass_on_inspections.sql"
    END
    FILE("functions/pass_on_cards.sql")
#embed "functions/pass_on_cards.sql"
    END
    FILE("functions/write_unit_changes.sql")
#embed "functions/write_unit_changes.sql"
    END
    FILE("functions/open_cycles.sql")
#embed "functions/open_cycles.sql"
    END
    FILE("functions/cluster_members.sql")
#embed "functions/cluster_members.sql"
    END
    FILE("functions/next_members.sql")
#embed "functions/next_members.sql"
    END
    FILE("functions/rotation_of.sql")
#embed "functions/rotation_of.sql"
    END
    FILE("functions/import_rotations.sql")
#embed "functions/import_rotations.sql"
    END
    FILE("functions/officer_gaps.sql")
#embed "functions/officer_gaps.sql"
    END
    FILE("functions/draft_regulation.sql")
#embed "functions/draft_regulation.sql"
    END
    FILE("functions/agree_to_regulation.sql")
#embed "functions/agree_to_regulation.sql"
    END
    FILE("functions/wanted_cycles.sql")
#embed "functions/wanted_cycles.sql"
    END
    FILE("functions/meeting_members.sql")
#embed "functions/meeting_members.sql"
    END
    FILE("functions/meeting_required_items.sql")
#embed "functions/meeting_required_items.sql"
    END
    FILE("functions/meeting_states.sql")
#embed "functions/meeting_states.sql"
    END
    FILE("functions/meeting_gaps.sql")
#embed "functions/meeting_gaps.sql"
    END
    FILE("functions/meeting_obligations.sql")
#embed "functions/meeting_obligations.sql"
    END
    FILE("functions/plan_meetings.sql")
#embed "functions/plan_meetings.sql"
    END
    FILE("functions/record_attendance.sql")
#embed "functions/record_attendance.sql"
    END
    FILE("functions/answer_meeting.sql")
#embed "functions/answer_meeting.sql"
    END
    FILE("functions/quantity_text.sql")
#embed "functions/quantity_text.sql"
    END
    FILE("functions/named_targets.sql")
#embed "functions/named_targets.sql"
    END
    FILE("functions/check_targets.sql")
#embed "functions/check_targets.sql"
    END
    FILE("functions/write_targets.sql")
#embed "functions/write_targets.sql"
    END
    FILE("functions/write_results.sql")
#embed "functions/write_results.sql"
    END
    FILE("functions/covenant_words.sql")
#embed "functions/covenant_words.sql"
    END
    FILE("functions/covenant_gaps.sql")
#embed "functions/covenant_gaps.sql"
    END
    FILE("functions/covenant_obligations.sql")
#embed "functions/covenant_obligations.sql"
    END
    FILE("functions/covenant_card_facts.sql")
#embed "functions/covenant_card_facts.sql"
    END
    FILE("functions/stage_card_facts.sql")
#embed "functions/stage_card_facts.sql"
    END
    FILE("functions/criteria_agreement.sql")
#embed "functions/criteria_agreement.sql"
    END
    FILE("functions/write_criteria_set.sql")
#embed "functions/write_criteria_set.sql"
    END
    FILE("functions/propose_criteria.sql")
#embed "functions/propose_criteria.sql"
    END
    FILE("functions/import_criteria.sql")
#embed "functions/import_criteria.sql"
    END
    FILE("functions/cards_at_desk.sql")
#embed "functions/cards_at_desk.sql"
    END
    FILE("functions/card_gaps.sql")
#embed "functions/card_gaps.sql"
    END
    FILE("functions/move_cards.sql")
#embed "functions/move_cards.sql"
    END
    FILE("functions/lead_cycles.sql")
#embed "functions/lead_cycles.sql"
    END
    FILE("functions/reopen_cycle.sql")
#embed "functions/reopen_cycle.sql"
    END
    FILE("functions/cycle_places.sql")
#embed "functions/cycle_places.sql"
    END
    FILE("functions/rulebook_gaps.sql")
#embed "functions/rulebook_gaps.sql"
    END
    FILE("functions/chain_gaps.sql")
#embed "functions/chain_gaps.sql"
    END
    FILE("functions/card_status.sql")
#embed "functions/card_status.sql"
    END
    FILE("functions/add_evidence.sql")
#embed "functions/add_evidence.sql"
    END
    FILE("functions/import_movements.sql")
#embed "functions/import_movements.sql"
    END
    FILE("functions/import_exemplars.sql")
#embed "functions/import_exemplars.sql"
    END
    FILE("functions/import_activities.sql")
#embed "functions/import_activities.sql"
    END
    FILE("functions/movement_obligations.sql")
#embed "functions/movement_obligations.sql"
    END
    FILE("functions/resolve_cards.sql")
#embed "functions/resolve_cards.sql"
    END
    FILE("functions/keep_typed_lines.sql")
#embed "functions/keep_typed_lines.sql"
    END
    FILE("functions/refuse_late_amendment.sql")
#embed "functions/refuse_late_amendment.sql"
    END
    FILE("functions/amend_criteria.sql")
#embed "functions/amend_criteria.sql"
    END
    FILE("functions/comment_criteria.sql")
#embed "functions/comment_criteria.sql"
    END
    FILE("functions/require_criteria.sql")
#embed "functions/require_criteria.sql"
    END
    FILE("functions/refuse_lopsided_criteria.sql")
#embed "functions/refuse_lopsided_criteria.sql"
    END
    FILE("functions/agree_criteria.sql")
#embed "functions/agree_criteria.sql"
    END
    FILE("functions/copy_criteria.sql")
#embed "functions/copy_criteria.sql"
    END
    FILE("functions/check_cards.sql")
#embed "functions/check_cards.sql"
    END
    FILE("functions/write_cards.sql")
#embed "functions/write_cards.sql"
    END
    FILE("functions/plan_job.sql")
#embed "functions/plan_job.sql"
    END
    FILE("functions/schedule_closing.sql")
#embed "functions/schedule_closing.sql"
    END
    FILE("functions/is_working_day.sql")
#embed "functions/is_working_day.sql"
    END
    FILE("functions/add_days.sql")
#embed "functions/add_days.sql"
    END
    FILE("functions/shifted_day.sql")
#embed "functions/shifted_day.sql"
    END
    FILE("functions/import_days_off.sql")
#embed "functions/import_days_off.sql"
    END
    FILE("functions/days_late.sql")
#embed "functions/days_late.sql"
    END
    FILE("functions/obligation_state.sql")
#embed "functions/obligation_state.sql"
    END
    FILE("functions/wanted_calls.sql")
#embed "functions/wanted_calls.sql"
    END
    FILE("functions/call_reports.sql")
#embed "functions/call_reports.sql"
    END
    FILE("functions/check_reports.sql")
#embed "functions/check_reports.sql"
    END
    FILE("functions/file_reports.sql")
#embed "functions/file_reports.sql"
    END
    FILE("functions/report_states.sql")
#embed "functions/report_states.sql"
    END
    FILE("functions/report_gaps.sql")
#embed "functions/report_gaps.sql"
    END
    FILE("functions/report_card_facts.sql")
#embed "functions/report_card_facts.sql"
    END
    FILE("functions/report_obligations.sql")
#embed "functions/report_obligations.sql"
    END
    FILE("functions/card_obligations.sql")
#embed "functions/card_obligations.sql"
    END
    FILE("functions/objection_obligations.sql")
#embed "functions/objection_obligations.sql"
    END
    FILE("functions/agreement_obligations.sql")
#embed "functions/agreement_obligations.sql"
    END
    FILE("functions/cross_criterion.sql")
#embed "functions/cross_criterion.sql"
    END
    FILE("functions/draw_inspections.sql")
#embed "functions/draw_inspections.sql"
    END
    FILE("functions/check_inspections.sql")
#embed "functions/check_inspections.sql"
    END
    FILE("functions/add_inspections.sql")
#embed "functions/add_inspections.sql"
    END
    FILE("functions/inspection_card_facts.sql")
#embed "functions/inspection_card_facts.sql"
    END
    FILE("functions/card_facts.sql")
#embed "functions/card_facts.sql"
    END
    FILE("functions/inspection_obligations.sql")
#embed "functions/inspection_obligations.sql"
    END
    FILE("functions/obligations.sql")
#embed "functions/obligations.sql"
    END
    FILE("functions/inspection_gaps.sql")
#embed "functions/inspection_gaps.sql"
    END
    FILE("functions/review_gaps.sql")
#embed "functions/review_gaps.sql"
    END
    FILE("functions/cycle_gaps.sql")
#embed "functions/cycle_gaps.sql"
    END
    FILE("functions/revision_of.sql")
#embed "functions/revision_of.sql"
    END
    FILE("functions/closing_rules.sql")
#embed "functions/closing_rules.sql"
    END
    FILE("functions/group_points.sql")
#embed "functions/group_points.sql"
    END
    FILE("functions/tie_text.sql")
#embed "functions/tie_text.sql"
    END
    FILE("functions/slots_of.sql")
#embed "functions/slots_of.sql"
    END
    FILE("functions/standing_gates.sql")
#embed "functions/standing_gates.sql"
    END
    FILE("functions/rank_cards.sql")
#embed "functions/rank_cards.sql"
    END
    FILE("functions/closing_digests.sql")
#embed "functions/closing_digests.sql"
    END
    FILE("functions/review_gap_codes.sql")
#embed "functions/review_gap_codes.sql"
    END
    FILE("functions/closing_guards.sql")
#embed "functions/closing_guards.sql"
    END
    FILE("functions/record_on_paper.sql")
#embed "functions/record_on_paper.sql"
    END
    FILE("functions/rank_first_half.sql")
#embed "functions/rank_first_half.sql"
    END
    FILE("functions/mid_year_digests.sql")
#embed "functions/mid_year_digests.sql"
    END
    FILE("functions/record_closing_work.sql")
#embed "functions/record_closing_work.sql"
    END
    FILE("functions/draft_next_covenants.sql")
#embed "functions/draft_next_covenants.sql"
    END
    FILE("functions/carry_over.sql")
#embed "functions/carry_over.sql"
    END
    FILE("functions/record_closed_cycles.sql")
#embed "functions/record_closed_cycles.sql"
    END
    FILE("functions/settle_year_end.sql")
#embed "functions/settle_year_end.sql"
    END
    FILE("functions/settle_mid_year.sql")
#embed "functions/settle_mid_year.sql"
    END
    FILE("functions/lock_due_cycles.sql")
#embed "functions/lock_due_cycles.sql"
    END
    FILE("functions/closing_results.sql")
#embed "functions/closing_results.sql"
    END
    FILE("functions/close_cycles.sql")
#embed "functions/close_cycles.sql"
    END
    FILE("functions/wake_closings.sql")
#embed "functions/wake_closings.sql"
    END
    FILE("functions/slot_candidates.sql")
#embed "functions/slot_candidates.sql"
    END
    FILE("functions/fill_certificates.sql")
#embed "functions/fill_certificates.sql"
    END
    FILE("functions/choose_award.sql")
#embed "functions/choose_award.sql"
    END
    FILE("functions/criteria_digest.sql")
#embed "functions/criteria_digest.sql"
    END
    FILE("functions/recount_closing.sql")
#embed "functions/recount_closing.sql"
    END
    FILE("functions/nomination_of.sql")
#embed "functions/nomination_of.sql"
    END
    FILE("functions/instant_text.sql")
#embed "functions/instant_text.sql"
    END
    FILE("functions/bundle_rows.sql")
#embed "functions/bundle_rows.sql"
    END
};

const struct thidua_sql_file *const thidua_sql_files = files;
const size_t thidua_sql_file_count = sizeof(files) / sizeof(files[0]);
