// Why: one binary carries its schema. The list is explicit and in the order of application: a function stands after those
// that its body names at creation. A test compares the list with the folder.

#include "CSQL.h"

static const unsigned char foundation[] = {
#embed "foundation.sql"
};
static const unsigned char migration_0001_councils[] = {
#embed "migrations/0001_councils.sql"
};
static const unsigned char migration_0002_scorecards[] = {
#embed "migrations/0002_scorecards.sql"
};
static const unsigned char migration_0003_closings[] = {
#embed "migrations/0003_closings.sql"
};
static const unsigned char migration_0004_jobs[] = {
#embed "migrations/0004_jobs.sql"
};
static const unsigned char migration_0005_tenancy[] = {
#embed "migrations/0005_tenancy.sql"
};
static const unsigned char migration_0006_views[] = {
#embed "migrations/0006_views.sql"
};
static const unsigned char function_council_of_login[] = {
#embed "functions/council_of_login.sql"
};
static const unsigned char function_current_council[] = {
#embed "functions/current_council.sql"
};
static const unsigned char function_current_actor[] = {
#embed "functions/current_actor.sql"
};
static const unsigned char function_current_instant[] = {
#embed "functions/current_instant.sql"
};
static const unsigned char function_tenancy_faults[] = {
#embed "functions/tenancy_faults.sql"
};
static const unsigned char function_digest_field[] = {
#embed "functions/digest_field.sql"
};
static const unsigned char function_class_of[] = {
#embed "functions/class_of.sql"
};
static const unsigned char function_line_digest_text[] = {
#embed "functions/line_digest_text.sql"
};
static const unsigned char function_record_event[] = {
#embed "functions/record_event.sql"
};
static const unsigned char function_refuse_event_change[] = {
#embed "functions/refuse_event_change.sql"
};
static const unsigned char function_refuse_frozen[] = {
#embed "functions/refuse_frozen.sql"
};
static const unsigned char function_keep_card_totals[] = {
#embed "functions/keep_card_totals.sql"
};
static const unsigned char function_take_import_key[] = {
#embed "functions/take_import_key.sql"
};
static const unsigned char function_add_council[] = {
#embed "functions/add_council.sql"
};
static const unsigned char function_import_clusters[] = {
#embed "functions/import_clusters.sql"
};
static const unsigned char function_open_cycles[] = {
#embed "functions/open_cycles.sql"
};
static const unsigned char function_import_criteria[] = {
#embed "functions/import_criteria.sql"
};
static const unsigned char function_check_cards[] = {
#embed "functions/check_cards.sql"
};
static const unsigned char function_write_cards[] = {
#embed "functions/write_cards.sql"
};
static const unsigned char function_year_end_guards[] = {
#embed "functions/year_end_guards.sql"
};
static const unsigned char function_rank_cards[] = {
#embed "functions/rank_cards.sql"
};
static const unsigned char function_closing_digests[] = {
#embed "functions/closing_digests.sql"
};
static const unsigned char function_closing_results[] = {
#embed "functions/closing_results.sql"
};
static const unsigned char function_close_cycles[] = {
#embed "functions/close_cycles.sql"
};
static const unsigned char function_plan_job[] = {
#embed "functions/plan_job.sql"
};
static const unsigned char function_schedule_closing[] = {
#embed "functions/schedule_closing.sql"
};

#define EMBEDDED(path, bytes) {path, bytes, sizeof(bytes)}

static const struct thidua_sql_file files[] = {
    EMBEDDED("foundation.sql", foundation),
    EMBEDDED("migrations/0001_councils.sql", migration_0001_councils),
    EMBEDDED("migrations/0002_scorecards.sql", migration_0002_scorecards),
    EMBEDDED("migrations/0003_closings.sql", migration_0003_closings),
    EMBEDDED("migrations/0004_jobs.sql", migration_0004_jobs),
    EMBEDDED("migrations/0005_tenancy.sql", migration_0005_tenancy),
    EMBEDDED("migrations/0006_views.sql", migration_0006_views),
    EMBEDDED("functions/council_of_login.sql", function_council_of_login),
    EMBEDDED("functions/current_council.sql", function_current_council),
    EMBEDDED("functions/current_actor.sql", function_current_actor),
    EMBEDDED("functions/current_instant.sql", function_current_instant),
    EMBEDDED("functions/tenancy_faults.sql", function_tenancy_faults),
    EMBEDDED("functions/digest_field.sql", function_digest_field),
    EMBEDDED("functions/class_of.sql", function_class_of),
    EMBEDDED("functions/line_digest_text.sql", function_line_digest_text),
    EMBEDDED("functions/record_event.sql", function_record_event),
    EMBEDDED("functions/refuse_event_change.sql", function_refuse_event_change),
    EMBEDDED("functions/refuse_frozen.sql", function_refuse_frozen),
    EMBEDDED("functions/keep_card_totals.sql", function_keep_card_totals),
    EMBEDDED("functions/take_import_key.sql", function_take_import_key),
    EMBEDDED("functions/add_council.sql", function_add_council),
    EMBEDDED("functions/import_clusters.sql", function_import_clusters),
    EMBEDDED("functions/open_cycles.sql", function_open_cycles),
    EMBEDDED("functions/import_criteria.sql", function_import_criteria),
    EMBEDDED("functions/check_cards.sql", function_check_cards),
    EMBEDDED("functions/write_cards.sql", function_write_cards),
    EMBEDDED("functions/year_end_guards.sql", function_year_end_guards),
    EMBEDDED("functions/rank_cards.sql", function_rank_cards),
    EMBEDDED("functions/closing_digests.sql", function_closing_digests),
    EMBEDDED("functions/closing_results.sql", function_closing_results),
    EMBEDDED("functions/close_cycles.sql", function_close_cycles),
    EMBEDDED("functions/plan_job.sql", function_plan_job),
    EMBEDDED("functions/schedule_closing.sql", function_schedule_closing),
};

const struct thidua_sql_file *const thidua_sql_files = files;
const size_t thidua_sql_file_count = sizeof(files) / sizeof(files[0]);
