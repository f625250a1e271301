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
    FILE("migrations/0015_unit_changes.sql")
#embed "migrations/0015_unit_changes.sql"
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
    FILE("functions/class_thresholds.sql")
#embed "functions/class_thresholds.sql"
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
    FILE("functions/draft_regulation.sql")
#embed "functions/draft_regulation.sql"
    END
    FILE("functions/agree_to_regulation.sql")
#embed "functions/agree_to_regulation.sql"
    END
    FILE("functions/wanted_cycles.sql")
#embed "functions/wanted_cycles.sql"
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
    FILE("functions/cycle_facts.sql")
#embed "functions/cycle_facts.sql"
    END
    FILE("functions/card_status.sql")
#embed "functions/card_status.sql"
    END
    FILE("functions/add_evidence.sql")
#embed "functions/add_evidence.sql"
    END
    FILE("functions/resolve_cards.sql")
#embed "functions/resolve_cards.sql"
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
    FILE("functions/year_end_guards.sql")
#embed "functions/year_end_guards.sql"
    END
    FILE("functions/rank_cards.sql")
#embed "functions/rank_cards.sql"
    END
    FILE("functions/standing_gates.sql")
#embed "functions/standing_gates.sql"
    END
    FILE("functions/closing_digests.sql")
#embed "functions/closing_digests.sql"
    END
    FILE("functions/closing_results.sql")
#embed "functions/closing_results.sql"
    END
    FILE("functions/close_cycles.sql")
#embed "functions/close_cycles.sql"
    END
    FILE("functions/plan_job.sql")
#embed "functions/plan_job.sql"
    END
    FILE("functions/schedule_closing.sql")
#embed "functions/schedule_closing.sql"
    END
};

const struct thidua_sql_file *const thidua_sql_files = files;
const size_t thidua_sql_file_count = sizeof(files) / sizeof(files[0]);
