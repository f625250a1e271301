-- Why: excellent begins above good and good above fair, whatever layers the three come from; asked of the guidance and of every
-- cluster, for a change of the guidance may meet what a regulation says.
create or replace function thidua.refuse_rising_classes(p_year integer) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    rising record;
begin
    select place.code, classes.* into rising
    from (select null::text as code, null::bigint as cluster_id
          union all
          select code, cluster_id from cluster where council_id = current_council()) as place
    cross join lateral (
        select max(value) filter (where name = 'excellent_from') as excellent,
               max(value) filter (where name = 'good_from') as good,
               max(value) filter (where name = 'fair_from') as fair
        from setting_layers(p_year, place.cluster_id, array['excellent_from', 'good_from', 'fair_from'])
    ) as classes
    where classes.excellent::numeric <= classes.good::numeric or classes.good::numeric <= classes.fair::numeric
    order by place.code nulls first
    limit 1;
    if found then
        perform refuse('TD006', 'class_thresholds_rise', 'year', p_year::text, 'cluster', coalesce(rising.code, '-'),
                       'excellent', rising.excellent, 'good', rising.good, 'fair', rising.fair);
    end if;
end
$$;
