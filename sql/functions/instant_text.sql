-- Why: an instant in a file that people keep is written in one way, in UTC, whatever the session's zone is.
create or replace function thidua.instant_text(p_at timestamptz) returns text
    language sql immutable parallel safe
    return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
