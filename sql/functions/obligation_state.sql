-- Why: whatever somebody owes is open, late, done, or done late; with what is done on a day, and until then as of today.
create or replace function thidua.obligation_state(p_due_on date, p_grace_days integer, p_done_on date, p_today date)
    returns text
    language sql immutable parallel safe
    return case when p_done_on is null then '' else 'done' end
        || case
            when thidua.days_late(p_due_on, p_grace_days, coalesce(p_done_on, p_today)) = 0 then
                case when p_done_on is null then 'open' else '' end
            else case when p_done_on is null then 'late' else '_late' end
        end;
