-- Why: the reports of each unit, as the list of all that units owe names them.
create or replace function thidua.report_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select owed.cycle_id, owed.unit_id, 'report', 'report/' || owed.kind, owed.due_on, owed.grace_days, owed.completed_on,
           owed.deduction, owed.number
    from thidua.report_states(p_cycles) as owed;
end;
