-- Why: inspections planned by hand, many at once. Those that are planned already are passed over, so that a list can be sent
-- again. The list was checked before (check_inspections).
create or replace function thidua.add_inspections(
    p_cycle bigint, p_inspector text[], p_inspected text[], p_kind text[], p_due date[], p_criterion text, p_document text,
    p_command text
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    place record;
    fresh jsonb;
begin
    select cluster.code, cycle.year into place
    from cycle join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.cycle_id = p_cycle;
    with head as (
        select officer.unit_id
        from cycle_officer as officer
        where officer.council_id = this_council and officer.cycle_id = p_cycle and officer.role = 'head'
          and officer.ended_at is null
    ), added as (
        insert into inspection (council_id, cycle_id, kind, inspector_id, unit_id, due_on, criterion, document, author, at)
        select this_council, p_cycle, r.kind, coalesce(inspector.unit_id, head.unit_id), inspected.unit_id, r.due,
               case r.kind when 'cross' then p_criterion end, normalize(p_document), current_actor(), current_instant()
        from unnest(p_inspector, p_inspected, p_kind, p_due) with ordinality as r (inspector, inspected, kind, due, place)
        join unit as inspected on inspected.council_id = this_council and inspected.code = r.inspected
        left join unit as inspector on inspector.council_id = this_council and inspector.code = r.inspector
        left join head on r.inspector is null
        order by r.place
        on conflict (council_id, cycle_id, kind, inspector_id, unit_id, due_on) where withdrawn_at is null do nothing
        returning inspection_id, kind, inspector_id, unit_id, due_on, criterion
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'inspection', added.inspection_id, 'kind', added.kind, 'inspector', inspector.code,
               'inspected', inspected.code, 'due', added.due_on, 'criterion', added.criterion))
               order by added.inspection_id), '[]')
    into fresh
    from added
    join unit as inspector on inspector.council_id = this_council and inspector.unit_id = added.inspector_id
    join unit as inspected on inspected.council_id = this_council and inspected.unit_id = added.unit_id;

    if fresh <> '[]' then
        perform record_event(p_command, 'inspections/' || place.code || '/' || place.year,
            p_after => jsonb_strip_nulls(jsonb_build_object('inspections', fresh, 'document', normalize(p_document))));
    end if;
    return jsonb_array_length(fresh);
end
$$;
