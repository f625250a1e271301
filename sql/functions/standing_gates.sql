-- Why: what keeps a unit from being nominated without taking it out of the table, one row a unit that has a gate. The standings
-- of a closing keep it, and their digest covers it.
create or replace function thidua.standing_gates(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, gate text)
    language sql stable
begin atomic
    select distinct finding.cycle_id, finding.unit_id, 'disqualified'
    from thidua.finding
    join thidua.scorecard as card using (council_id, cycle_id, unit_id)
    where finding.council_id = (select thidua.current_council())
      and finding.cycle_id = any (p_cycles)
      and finding.effect = 'disqualify'
      and finding.lifted_at is null
      and card.left_on is null;
end;
