-- Why: the result of a target and its plan are the fact that the points of its criterion are worked out from.
create or replace function thidua.covenant_card_facts(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    language sql stable
begin atomic
    select target.cycle_id, target.unit_id, target.criterion::text, target.half, null::numeric,
           thidua.quantity_text(target.result) || '/' || thidua.quantity_text(target.plan),
           left('covenant: ' || target.indicator, 500)
    from thidua.covenant_target as target
    where target.council_id = (select thidua.current_council())
      and target.cycle_id = any (p_cycles)
      and target.withdrawn_at is null
      and target.criterion is not null
      and target.result is not null;
end;
