-- Why: the clock is a parameter. A transaction that enters a council brings the instant with it, and nothing below asks the
-- server what time it is; without an instant a rule that needs one fails on a not-null constraint.
create or replace function thidua.current_instant() returns timestamptz
    language sql stable parallel safe
    return nullif(current_setting('thidua.instant', true), '')::timestamptz;
