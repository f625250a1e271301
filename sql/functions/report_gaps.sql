-- Why: a cycle leaves its mid-year review when the mid-year reports are whole, and its year's end when those of the year are.
-- What else a council calls for blocks nothing.
create or replace function thidua.report_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    select owed.cycle_id, owed.kind, 'reports_missing', count(*)::integer, min(unit.code collate "C"),
           array['kind', owed.kind, 'due', min(owed.due_on)::text]
    from thidua.report_states(p_cycles) as owed
    join thidua.unit on unit.council_id = (select thidua.current_council()) and unit.unit_id = owed.unit_id
    where owed.completed_on is null
      and owed.kind in ('mid_year', 'year_end')
    group by owed.cycle_id, owed.kind;
end;
