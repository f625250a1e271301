-- Why: how late a report came is the fact of the criterion that its call names. One that is overdue counts as of today, and one
-- that may still come in time says nothing yet.
create or replace function thidua.report_card_facts(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    language sql stable
begin atomic
    select owed.cycle_id, owed.unit_id, owed.criterion, owed.half, null::numeric, owed.days_late::text,
           'report ' || owed.kind
    from thidua.report_states(p_cycles) as owed
    where owed.criterion is not null
      and (owed.completed_on is not null or owed.days_late > 0);
end;
