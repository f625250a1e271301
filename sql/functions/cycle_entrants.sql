-- Why: who a cycle is about, in one place: the members of its cluster on its first day, and units that a merger or a split
-- brought forth in the cluster within its period; without those that ended within it. So it does not matter whether a cycle was
-- opened before or after a change.
create or replace function thidua.cycle_entrants(p_cycles bigint[]) returns table (cycle_id bigint, unit_id bigint)
    language sql stable
begin atomic
    select cycle.cycle_id, unit.unit_id
    from thidua.cycle
    join thidua.membership using (council_id, cluster_id)
    join thidua.unit using (council_id, unit_id)
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and (unit.valid_to is null or unit.valid_to > cycle.ends_on)
      and (daterange(membership.valid_from, membership.valid_to) @> cycle.starts_on
           or membership.valid_from = unit.valid_from
              and membership.valid_from between cycle.starts_on and cycle.ends_on
              and exists (
                  select
                  from thidua.unit_change_part as part
                  where part.council_id = unit.council_id and part.unit_id = unit.unit_id and part.role = 'begins'));
end;
