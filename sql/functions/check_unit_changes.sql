-- Why: changes of units are right as a whole or refused as a whole. The rows stand in the temporary table unit_part (see
-- stage_unit_changes); each mistake comes back with its line, column, value and reason. What is on record already is passed over.
-- "found" is the number of all mistakes, of which at most p_limit are listed.
create or replace function thidua.check_unit_changes(p_limit integer)
    returns table (line integer, col text, value text, reason text, parameters text[], found bigint)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with judged as (
        select part.*, case when part.side = 'into' then 'into' else 'units' end as col,
               part.valid_to is not null and part.valid_to <= council_today() as has_ended,
               (select max(change.took_effect_on)
                from unit_change_part as earlier
                join unit_change as change using (council_id, change_id)
                where earlier.council_id = this_council and earlier.unit_id = part.unit_id) as last_changed_on,
               (select min(joined.valid_from)
                from membership as joined
                where joined.council_id = this_council and joined.unit_id = part.unit_id
                  and joined.valid_from >= part.took_effect_on) as joins_on,
               (select min(cycle.year)
                from standing
                join cycle using (council_id, cycle_id)
                where standing.council_id = this_council and standing.unit_id = part.unit_id
                  and cycle.starts_on >= part.took_effect_on) as closed_year
        from pg_temp.unit_part as part
        where not part.is_known
    ),
    mistake as (
        select judged.line, f.*
        from judged
        cross join lateral (values
            (judged.unit_id is null and judged.role <> 'begins', judged.col, judged.code, 'unit_missing',
             array['unit', judged.code]),
            (judged.has_ended, judged.col, judged.code, 'unit_has_ended',
             array['unit', judged.code, 'on', judged.valid_to::text, 'successor', coalesce(judged.successor, '-')]),
            (judged.valid_from > judged.took_effect_on
                or judged.valid_from = judged.took_effect_on and judged.role in ('ends', 'divides'),
             'on', judged.took_effect_on::text, 'unit_begins_later',
             array['unit', judged.code, 'from', judged.valid_from::text]),
            (judged.took_effect_on > council_today(), 'on', judged.took_effect_on::text, 'unit_change_in_future',
             array['on', judged.took_effect_on::text, 'today', council_today()::text]),
            (judged.last_changed_on > judged.took_effect_on and not judged.has_ended
                and (judged.role <> 'absorbs' or judged.name is not null),
             'on', judged.took_effect_on::text, 'unit_changed_later',
             array['unit', judged.code, 'on', judged.last_changed_on::text]),
            (judged.joins_on is not null and not judged.has_ended
                and (judged.role = 'ends' and judged.valid_from < judged.took_effect_on
                     or judged.kind = 'move' and judged.valid_from <= judged.took_effect_on),
             'on', judged.took_effect_on::text, 'unit_joins_later',
             array['unit', judged.code, 'from', judged.joins_on::text]),
            (judged.closed_year is not null and not judged.has_ended and (judged.role = 'ends' or judged.kind = 'move'),
             'on', judged.took_effect_on::text, 'unit_ranked_later',
             array['unit', judged.code, 'year', judged.closed_year::text]),
            (judged.role = 'begins' and judged.name is null, 'name', null, 'unit_needs_name', array['unit', judged.code]),
            (judged.role = 'begins' and judged.cluster is null and judged.new_home_id is null, 'cluster', null,
             'unit_needs_cluster', array['unit', judged.code]),
            (judged.cluster is not null and judged.named_id is null, 'cluster', judged.cluster, 'cluster_missing',
             array['cluster', judged.cluster]),
            (judged.cluster is not null and judged.role in ('absorbs', 'divides'), 'cluster', judged.cluster,
             'unit_keeps_cluster', array['unit', judged.code])
        ) as f (is_wrong, col, value, reason, parameters)
        where f.is_wrong
    )
    select mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters::text[], count(*) over ()
    from mistake
    group by mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters
    order by mistake.line, mistake.col, mistake.reason, mistake.value
    limit p_limit;
end
$$;
