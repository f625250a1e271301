-- Why: a drawn plan becomes the members' inspections to come; the plan before it, with all that hangs on it, is withdrawn for a
-- reason and stays on record. Whether it may be drawn was asked before, on a cycle that is still locked.
create or replace function thidua.draw_inspections(
    p_cycle bigint, p_seed bigint, p_repeats integer, p_due date, p_criterion text, p_document text, p_reason text,
    p_inspectors text[], p_inspected text[]
) returns bigint
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    place record;
    earlier record;
    this_plan bigint;
begin
    select cluster.code, cycle.year into place
    from cycle join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.cycle_id = p_cycle;

    update inspection_plan as plan
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(), withdrawn_reason = normalize(p_reason)
    where plan.council_id = this_council and plan.cycle_id = p_cycle and plan.withdrawn_at is null
    returning plan.plan_id, plan.seed, plan.due_on, plan.criterion into earlier;
    update inspection
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(), withdrawn_reason = normalize(p_reason)
    where inspection.council_id = this_council and inspection.cycle_id = p_cycle
      and inspection.plan_id = earlier.plan_id and inspection.withdrawn_at is null;

    insert into inspection_plan (council_id, cycle_id, seed, repeats, due_on, criterion, document, drawn_by, drawn_at)
    values (this_council, p_cycle, p_seed, p_repeats, p_due, p_criterion, normalize(p_document), current_actor(),
            current_instant())
    returning plan_id into this_plan;
    insert into inspection (council_id, cycle_id, kind, plan_id, inspector_id, unit_id, due_on, criterion, document, author, at)
    select this_council, p_cycle, 'cross', this_plan, inspector.unit_id, inspected.unit_id, p_due, p_criterion,
           normalize(p_document), current_actor(), current_instant()
    from unnest(p_inspectors, p_inspected) with ordinality as pair (inspector, inspected, place)
    join unit as inspector on inspector.council_id = this_council and inspector.code = pair.inspector
    join unit as inspected on inspected.council_id = this_council and inspected.code = pair.inspected
    order by pair.place
    -- What was planned by hand for that day is not owed twice: it becomes part of the plan.
    on conflict (council_id, cycle_id, kind, inspector_id, unit_id, due_on) where withdrawn_at is null
        do update set plan_id = excluded.plan_id, criterion = coalesce(inspection.criterion, excluded.criterion);

    perform record_event('inspection plan', 'inspections/' || place.code || '/' || place.year,
        p_before => case when earlier.plan_id is not null then jsonb_strip_nulls(jsonb_build_object(
            'seed', earlier.seed, 'due', earlier.due_on, 'criterion', earlier.criterion)) end,
        p_after => jsonb_strip_nulls(jsonb_build_object(
            'seed', p_seed, 'due', p_due, 'criterion', p_criterion, 'repeats', p_repeats, 'document', p_document,
            'pairs', (select jsonb_object_agg(pair.inspector, pair.inspected)
                      from unnest(p_inspectors, p_inspected) as pair (inspector, inspected)))),
        p_reason => p_reason);
    return this_plan;
end
$$;
