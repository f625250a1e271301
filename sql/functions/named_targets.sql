-- Why: a line of a file of targets is about one unit or, without one, about every member. One row a member and target; a line that
-- names the unit goes before one that means all of them.
create or replace function thidua.named_targets(
    p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[],
    p_criterion text[], p_half integer[]
) returns table (line integer, unit_id bigint, unit text, indicator text, measure text, plan numeric, criterion text,
                 half smallint)
    language sql stable
begin atomic
    select distinct on (card.unit_id, named.indicator, named.half)
           r.line, card.unit_id, unit.code::text, named.indicator, normalize(r.measure), r.plan, r.criterion, named.half
    from unnest(p_line, p_unit, p_indicator, p_measure, p_plan, p_criterion, p_half)
        as r (line, unit, indicator, measure, plan, criterion, half)
    cross join lateral (select normalize(r.indicator) as indicator, r.half::smallint as half) as named
    join thidua.scorecard as card on card.council_id = (select thidua.current_council()) and card.cycle_id = p_cycle
    join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
    where r.unit is null or r.unit = unit.code
    order by card.unit_id, named.indicator, named.half, r.unit is null, r.line;
end;
