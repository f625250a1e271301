-- Why: activities come as a file, each with those who took part. The file is complete for the activities that it names: whoever
-- is named no more took part no more, and stays on record as withdrawn.
create or replace function thidua.import_activities(
    p_cycle bigint, p_code text[], p_kind text[], p_title text[], p_held_on date[], p_place text[], p_unit text[],
    p_document text[], p_attended text[], p_participant text[]
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    changed integer;
    written integer;
begin
    insert into activity as a (council_id, cycle_id, code, kind, title, held_on, place, unit_id, document, author, at)
    select this_council, p_cycle, r.code, r.kind, normalize(r.title), r.held_on, normalize(r.place), unit.unit_id,
           normalize(r.document), current_actor(), current_instant()
    from unnest(p_code, p_kind, p_title, p_held_on, p_place, p_unit, p_document)
        as r (code, kind, title, held_on, place, unit, document)
    left join unit on unit.council_id = this_council and unit.code = r.unit
    order by r.code collate "C"
    on conflict (council_id, cycle_id, code) do update
        set kind = excluded.kind, title = excluded.title, held_on = excluded.held_on, place = excluded.place,
            unit_id = excluded.unit_id, document = excluded.document, author = excluded.author, at = excluded.at
        where (a.kind, a.title, a.held_on, a.place, a.unit_id, a.document)
              is distinct from (excluded.kind, excluded.title, excluded.held_on, excluded.place, excluded.unit_id,
                                excluded.document);
    get diagnostics changed = row_count;

    update activity_unit as present
    set withdrawn_at = current_instant()
    from activity
    where activity.council_id = this_council and activity.cycle_id = p_cycle and activity.code = any (p_code)
      and present.council_id = this_council and present.cycle_id = p_cycle
      and present.activity_id = activity.activity_id and present.withdrawn_at is null
      and not exists (
          select
          from unnest(p_attended, p_participant) as named (activity, unit)
          join unit on unit.council_id = this_council and unit.code = named.unit
          where named.activity = activity.code and unit.unit_id = present.unit_id);
    get diagnostics written = row_count;
    changed := changed + written;

    insert into activity_unit as present (council_id, cycle_id, activity_id, unit_id, author, at)
    select distinct this_council, p_cycle, activity.activity_id, unit.unit_id, current_actor(), current_instant()
    from unnest(p_attended, p_participant) as named (activity, unit)
    join activity on activity.council_id = this_council and activity.cycle_id = p_cycle and activity.code = named.activity
    join unit on unit.council_id = this_council and unit.code = named.unit
    on conflict (council_id, cycle_id, activity_id, unit_id) do update
        set withdrawn_at = null
        where present.withdrawn_at is not null;
    get diagnostics written = row_count;
    return changed + written;
end
$$;
