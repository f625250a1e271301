-- Why: everything that units owe, done or not, in one list: each topic says what is owed in it, and this puts it together.
create or replace function thidua.obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select * from thidua.report_obligations(p_cycles)
    union all select * from thidua.card_obligations(p_cycles)
    union all select * from thidua.objection_obligations(p_cycles)
    union all select * from thidua.agreement_obligations(p_cycles)
    union all select * from thidua.covenant_obligations(p_cycles)
    union all select * from thidua.movement_obligations(p_cycles)
    union all select * from thidua.meeting_obligations(p_cycles)
    union all select * from thidua.inspection_obligations(p_cycles);
end;
