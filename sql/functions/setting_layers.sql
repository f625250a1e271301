-- Why: the one way in which a setting resolves: what the cycle says, else the cluster's regulation of that year, else the
-- council's guidance of that year, else the default. Asked for many places at once, each a year and a cluster, or a year and
-- null for what the guidance says; null names mean all settings. Each layer is one look-up in the unique index. The plan is
-- kept, for planning the definitions takes longer than reading them.
create or replace function thidua.setting_layers(p_years integer[], p_clusters bigint[], p_names text[])
    returns table (place integer, name text, value text, layer text, default_value text, guidance_value text,
                   regulation_value text, cycle_value text)
    language plpgsql stable
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    perform require_settings(p_names);
    return query
    with wanted as materialized (
        select definition.name, definition.default_value
        from setting_definitions() as definition
        where p_names is null or definition.name = any (p_names)
    ),
    asked as (
        select given.place::integer as place, given.year::smallint as year, given.cluster_id
        from unnest(p_years, p_clusters) with ordinality as given (year, cluster_id, place)
    )
    select asked.place, wanted.name,
           coalesce(of_cycle.value, of_regulation.value, of_guidance.value, wanted.default_value),
           case
               when of_cycle.value is not null then 'cycle'
               when of_regulation.value is not null then 'regulation'
               when of_guidance.value is not null then 'guidance'
               else 'default'
           end,
           wanted.default_value, of_guidance.value, of_regulation.value, of_cycle.value
    from asked
    cross join wanted
    left join setting as of_cycle
        on of_cycle.council_id = this_council and of_cycle.year = asked.year and of_cycle.layer = 'cycle'
       and of_cycle.cluster_id = asked.cluster_id and of_cycle.name = wanted.name
    left join setting as of_regulation
        on of_regulation.council_id = this_council and of_regulation.year = asked.year
       and of_regulation.layer = 'regulation' and of_regulation.cluster_id = asked.cluster_id
       and of_regulation.name = wanted.name
    left join setting as of_guidance
        on of_guidance.council_id = this_council and of_guidance.year = asked.year and of_guidance.layer = 'guidance'
       and of_guidance.cluster_id is null and of_guidance.name = wanted.name;
end
$$;
