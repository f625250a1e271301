-- Why: everything that keeps cycles in their states, from whatever part of the year it comes; leading them on, showing them and
-- the daily job all ask this. Which of it counts when, and who may lead on, is the table in Councils (CycleRules).
create or replace function thidua.cycle_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    select * from thidua.rulebook_gaps(p_cycles)
    union all select * from thidua.chain_gaps(p_cycles)
    union all select * from thidua.covenant_gaps(p_cycles)
    union all select * from thidua.inspection_gaps(p_cycles)
    union all select * from thidua.review_gaps(p_cycles);
end;
