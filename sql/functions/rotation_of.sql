-- Why: the order in which a cluster's units lead, by its newest list; no row where it has none.
create or replace function thidua.rotation_of(p_cluster_id bigint) returns table (version smallint, units text[])
    language sql stable
begin atomic
    select rotation.version, array_agg(unit.code::text order by rotation.place)
    from thidua.rotation
    join thidua.unit using (council_id, unit_id)
    where rotation.council_id = (select thidua.current_council())
      and rotation.cluster_id = p_cluster_id
    group by rotation.version
    order by rotation.version desc
    limit 1;
end;
