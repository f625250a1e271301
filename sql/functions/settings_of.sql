-- Why: what settings are for many cycles at once, as rules over sets need them; one row a cycle and name.
create or replace function thidua.settings_of(p_cycles bigint[], p_names text[])
    returns table (cycle_id bigint, name text, value text)
    language sql stable
begin atomic
    select asked.cycles[resolved.place], resolved.name, resolved.value
    from (
        select array_agg(cycle.cycle_id order by cycle.cycle_id) as cycles,
               array_agg(cycle.year::integer order by cycle.cycle_id) as years,
               array_agg(cycle.cluster_id order by cycle.cycle_id) as clusters
        from thidua.cycle
        where cycle.council_id = (select thidua.current_council())
          and cycle.cycle_id = any (p_cycles)
    ) as asked
    cross join lateral thidua.setting_layers(asked.years, asked.clusters, p_names) as resolved;
end;
