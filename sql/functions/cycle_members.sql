-- Why: who is still in a cycle: the units whose card has not left it. Whatever counts the members of a year asks this, so that a
-- unit that merged or moved away is neither waited for nor counted.
create or replace function thidua.cycle_members(p_cycles bigint[]) returns table (cycle_id bigint, unit_id bigint)
    language sql stable
begin atomic
    select card.cycle_id, card.unit_id
    from thidua.scorecard as card
    where card.council_id = (select thidua.current_council())
      and card.cycle_id = any (p_cycles)
      and card.left_on is null;
end;
