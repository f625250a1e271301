-- Why: who has a word on a cluster's regulation: the units that are its members on a day. A regulation outlives the year that
-- it was drafted in, so the day of the act counts and not who has a card in some cycle.
create or replace function thidua.cluster_members(p_cluster_id bigint, p_on date)
    returns table (unit_id bigint, code text, name text)
    language sql stable
begin atomic
    select unit.unit_id, unit.code::text, unit.name::text
    from thidua.membership
    join thidua.unit using (council_id, unit_id)
    where membership.council_id = (select thidua.current_council())
      and membership.cluster_id = p_cluster_id
      and daterange(membership.valid_from, membership.valid_to) @> p_on;
end;
