-- Why: what the year's records say for lines of the self figure, whoever keeps the records: a fact where points are computed, or
-- points where they are given. One row a line; each kind of record is one more part of the union.
create or replace function thidua.card_facts(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    language sql stable
begin atomic
    select f.cycle_id, f.unit_id, f.criterion, f.half, f.points, f.fact, f.source
    from thidua.covenant_card_facts(p_cycles) as f
    union all select * from thidua.inspection_card_facts(p_cycles)
    union all select * from thidua.report_card_facts(p_cycles);
end;
