-- Why: results come in as a list, by unit, indicator and half, for one cluster's year or for all clusters. All of them are written
-- or none; what says so already is left alone. A line that meets no target comes back by its number.
create or replace function thidua.write_results(
    p_cycles bigint[], p_line integer[], p_unit text[], p_indicator text[], p_half integer[], p_actual numeric[],
    p_document text
) returns table (changed integer, unknown_lines integer[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    create temporary table wanted_result on commit drop as
    select r.line, r.unit, normalize(r.indicator) as indicator, r.half, r.actual::numeric(14,4) as actual, target.cycle_id,
           target.unit_id, target.target_id, target.result as old_result
    from unnest(p_line, p_unit, p_indicator, p_half, p_actual) as r (line, unit, indicator, half, actual)
    left join unit on unit.council_id = this_council and unit.code = r.unit
    left join covenant_target as target
        on target.council_id = this_council and target.cycle_id = any (p_cycles) and target.unit_id = unit.unit_id
       and target.indicator = normalize(r.indicator) and target.half = r.half and target.withdrawn_at is null;
    unknown_lines := (select array_agg(w.line order by w.line) from pg_temp.wanted_result as w where w.target_id is null);
    delete from pg_temp.wanted_result as w where w.actual is not distinct from w.old_result;
    if unknown_lines is not null then
        drop table pg_temp.wanted_result;
        changed := 0;
        return next;
        return;
    end if;

    update covenant_target as target
    set result = w.actual, result_by = current_actor(), result_at = current_instant(),
        result_document = normalize(p_document)
    from pg_temp.wanted_result as w
    where target.council_id = this_council and target.cycle_id = w.cycle_id and target.unit_id = w.unit_id
      and target.target_id = w.target_id;
    get diagnostics changed = row_count;
    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), 'result import',
           'covenant/' || cluster.code || '/' || cycle.year,
           jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half, w.old_result)
               filter (where w.old_result is not null),
           jsonb_strip_nulls(jsonb_build_object(
               'results', jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half, w.actual),
               'document', normalize(p_document)))
    from pg_temp.wanted_result as w
    join cycle on cycle.council_id = this_council and cycle.cycle_id = w.cycle_id
    join cluster using (council_id, cluster_id)
    group by cluster.code, cycle.year
    order by cluster.code collate "C";
    drop table pg_temp.wanted_result;
    return next;
end
$$;
