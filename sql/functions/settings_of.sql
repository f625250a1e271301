-- Why: what settings are for many cycles at once, as rules over sets need them; one row a cycle and name.
create or replace function thidua.settings_of(p_cycles bigint[], p_names text[])
    returns table (cycle_id bigint, name text, value text)
    language sql stable
begin atomic
    select cycle.cycle_id, resolved.name, resolved.value
    from thidua.cycle
    cross join lateral thidua.setting_layers(cycle.year::integer, cycle.cluster_id, p_names) as resolved
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and (select thidua.require_settings(p_names));
end;
