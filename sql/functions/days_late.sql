-- Why: within its grace nothing is late; beyond it lateness counts from the due day, so that grace forgives a short delay and
-- does not move the deadline. What is due on no day is never late.
create or replace function thidua.days_late(p_due_on date, p_grace_days integer, p_day date) returns integer
    language sql immutable parallel safe
    return case when p_day - p_due_on > p_grace_days then p_day - p_due_on else 0 end;
