-- Why: a command that is about several clusters of a year takes its defaults from their settings, and a default is one value.
-- Each name comes with the value of the first cluster, by code, and with the first cluster that has another; null where all
-- agree. p_clusters null is every cluster that has a cycle of the year; where there is none the guidance speaks.
create or replace function thidua.common_settings(p_year integer, p_clusters text[], p_names text[])
    returns table (name text, value text, cluster text, other_value text, other_cluster text)
    language sql stable
begin atomic
    with asked as (
        select coalesce(array_agg(cluster.cluster_id order by cluster.code collate "C"), array[null::bigint]) as clusters,
               array_agg(cluster.code::text order by cluster.code collate "C") as codes
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        where cycle.council_id = (select thidua.current_council())
          and cycle.year = p_year
          and (p_clusters is null or cluster.code = any (p_clusters))
    ),
    resolved as materialized (
        select layered.name, layered.value, layered.place, asked.codes[layered.place] as code
        from asked
        cross join lateral thidua.setting_layers(
            array_fill(p_year, array[cardinality(asked.clusters)]), asked.clusters, p_names) as layered
    )
    select first.name, first.value, first.code, other.value, other.code
    from resolved as first
    left join lateral (
        select resolved.value, resolved.code
        from resolved
        where resolved.name = first.name and resolved.value <> first.value
        order by resolved.place
        limit 1
    ) as other on true
    where first.place = 1;
end;
