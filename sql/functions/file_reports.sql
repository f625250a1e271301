-- Why: what came in is added and never changed; the same report again, of the same day and number with the same parts, is on
-- record already. The rows were checked before.
create or replace function thidua.file_reports(
    p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_number text[], p_parts text[],
    p_document text
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    filed integer;
begin
    with fresh as (
        insert into report (council_id, cycle_id, kind, unit_id, filed_on, number, parts, document, author, at)
        select this_council, checked.cycle_id, r.kind, checked.unit_id, r.filed_on, normalize(r.number), checked.parts,
               normalize(p_document), current_actor(), current_instant()
        from check_reports(p_year, p_cluster, p_unit, p_kind, p_filed_on, p_parts) as checked
        join unnest(p_kind, p_filed_on, p_number) with ordinality as r (kind, filed_on, number, place)
            on r.place = checked.place
        where checked.fault is null
        order by r.place
        on conflict (council_id, cycle_id, kind, unit_id, filed_on, number, parts) do nothing
        returning unit_id, kind, filed_on, number, parts, report_id
    ), recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'report file',
               'report/' || fresh.kind || '/' || unit.code || '/' || p_year,
               jsonb_strip_nulls(jsonb_build_object('filed_on', fresh.filed_on, 'number', fresh.number,
                                                    'parts', fresh.parts, 'document', normalize(p_document)))
        from fresh
        join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id
        order by fresh.report_id
    )
    select count(*) into filed from fresh;
    return filed;
end
$$;
