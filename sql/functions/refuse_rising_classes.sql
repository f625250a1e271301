-- Why: excellent begins above good and good above fair, whatever layers the three come from; asked of the guidance and of every
-- cluster, for a change of the guidance may meet what a regulation says.
create or replace function thidua.refuse_rising_classes(p_year integer) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    rising record;
begin
    with places as (
        select array_agg(place.code order by place.code nulls first) as codes,
               array_agg(place.cluster_id order by place.code nulls first) as clusters,
               array_agg(p_year) as years
        from (select null::text as code, null::bigint as cluster_id
              union all
              select code, cluster_id from cluster where council_id = current_council()) as place
    ),
    classes as (
        select resolved.place,
               max(resolved.value) filter (where resolved.name = 'excellent_from') as excellent,
               max(resolved.value) filter (where resolved.name = 'good_from') as good,
               max(resolved.value) filter (where resolved.name = 'fair_from') as fair
        from places
        cross join lateral setting_layers(
            places.years, places.clusters, array['excellent_from', 'good_from', 'fair_from']) as resolved
        group by resolved.place
    )
    select places.codes[classes.place] as code, classes.excellent, classes.good, classes.fair into rising
    from classes
    cross join places
    where classes.excellent::numeric <= classes.good::numeric or classes.good::numeric <= classes.fair::numeric
    order by classes.place
    limit 1;
    if found then
        perform refuse('TD006', 'class_thresholds_rise', 'year', p_year::text, 'cluster', coalesce(rising.code, '-'),
                       'excellent', rising.excellent, 'good', rising.good, 'fair', rising.fair);
    end if;
end
$$;
