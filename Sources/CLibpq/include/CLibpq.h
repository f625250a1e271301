#ifndef CLIBPQ_H
#define CLIBPQ_H

#include <postgresql/libpq-fe.h>

// libpq names the fields of an error by character macros, which Swift does not import.
enum clibpq_error_field {
    clibpq_severity = PG_DIAG_SEVERITY_NONLOCALIZED,
    clibpq_sqlstate = PG_DIAG_SQLSTATE,
    clibpq_message = PG_DIAG_MESSAGE_PRIMARY,
    clibpq_detail = PG_DIAG_MESSAGE_DETAIL,
    clibpq_hint = PG_DIAG_MESSAGE_HINT,
    clibpq_position = PG_DIAG_STATEMENT_POSITION,
    clibpq_context = PG_DIAG_CONTEXT,
    clibpq_schema = PG_DIAG_SCHEMA_NAME,
    clibpq_table = PG_DIAG_TABLE_NAME,
    clibpq_column = PG_DIAG_COLUMN_NAME,
    clibpq_data_type = PG_DIAG_DATATYPE_NAME,
    clibpq_constraint = PG_DIAG_CONSTRAINT_NAME,
    clibpq_source_function = PG_DIAG_SOURCE_FUNCTION,
};

#endif
