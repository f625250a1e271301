-- Why: next year's head and deputies come from next year's members: those of its cycle once that is open and has cards, and until
-- then whoever is a member on the day behind this one's last.
create or replace function thidua.next_members(p_cycle_id bigint) returns text[]
    language sql stable
begin atomic
    select coalesce(
        (select array_agg(unit.code::text order by unit.code collate "C")
         from thidua.cycle as next
         join thidua.scorecard as card on card.council_id = next.council_id and card.cycle_id = next.cycle_id
         join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
         where next.council_id = cycle.council_id
           and next.cluster_id = cycle.cluster_id
           and next.year = cycle.year + 1),
        (select array_agg(member.code order by member.code collate "C")
         from thidua.cluster_members(cycle.cluster_id, cycle.ends_on + 1) as member),
        '{}')
    from thidua.cycle
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = p_cycle_id;
end;
