-- Why: targets that were checked (check_targets) are written as a set: what says the same already is left alone, so that a repeat
-- changes nothing, and a change of what was signed is refused by the tables themselves. The event keeps what was before, by
-- unit, indicator and half.
create or replace function thidua.write_targets(
    p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[],
    p_criterion text[], p_half integer[], p_document text
) returns table (targets integer, changed integer)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    before jsonb;
    written integer;
begin
    create temporary table wanted_target on commit drop as
    select named.*, known.target_id, known.measure as old_measure, known.plan as old_plan, known.criterion as old_criterion
    from named_targets(p_cycle, p_line, p_unit, p_indicator, p_measure, p_plan, p_criterion, p_half) as named
    left join covenant_target as known
        on known.council_id = this_council and known.cycle_id = p_cycle and known.unit_id = named.unit_id
       and known.indicator = named.indicator and known.half = named.half and known.withdrawn_at is null;
    targets := (select count(*) from pg_temp.wanted_target);
    delete from pg_temp.wanted_target as w
    where w.target_id is not null and (w.measure, w.plan, w.criterion)
        is not distinct from (w.old_measure::text, w.old_plan::numeric, w.old_criterion::text);

    update covenant_target as known
    set measure = w.measure, plan = w.plan, criterion = w.criterion, document = normalize(p_document),
        author = current_actor(), at = current_instant()
    from pg_temp.wanted_target as w
    where known.council_id = this_council and known.cycle_id = p_cycle and known.unit_id = w.unit_id
      and known.target_id = w.target_id;
    get diagnostics changed = row_count;
    insert into covenant_target
        (council_id, cycle_id, unit_id, indicator, half, measure, plan, criterion, document, author, at)
    select this_council, p_cycle, w.unit_id, w.indicator, w.half, w.measure, w.plan, w.criterion, normalize(p_document),
           current_actor(), current_instant()
    from pg_temp.wanted_target as w
    where w.target_id is null
    order by w.line, w.unit collate "C";
    get diagnostics written = row_count;
    changed := changed + written;

    if changed > 0 then
        perform record_event('target import', 'covenant/' || cluster.code || '/' || cycle.year,
            p_before => changes.before,
            p_after => jsonb_strip_nulls(jsonb_build_object('targets', changes.after, 'document', normalize(p_document))))
        from cycle
        join cluster using (council_id, cluster_id)
        cross join (
            select jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half,
                                    jsonb_build_array(w.old_measure, w.old_plan, w.old_criterion))
                       filter (where w.target_id is not null) as before,
                   jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half,
                                    jsonb_build_array(w.measure, w.plan, w.criterion)) as after
            from pg_temp.wanted_target as w
        ) as changes
        where cycle.council_id = this_council and cycle.cycle_id = p_cycle;
    end if;
    drop table pg_temp.wanted_target;
    return next;
end
$$;
