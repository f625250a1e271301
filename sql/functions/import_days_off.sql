-- Why: the calendar comes as a list of days that are not what their weekday says. The list is complete for the days that it
-- names; a day named again takes its new kind and name.
create or replace function thidua.import_days_off(p_day date[], p_kind text[], p_name text[], p_document text)
    returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    written integer;
    before jsonb;
begin
    select jsonb_object_agg(known.day, jsonb_build_object('kind', known.kind, 'name', known.name)) into before
    from day_off as known
    join unnest(p_day, p_kind, p_name) as r (day, kind, name) using (day)
    where known.council_id = this_council
      and (known.kind, known.name) is distinct from (r.kind, normalize(r.name));

    insert into day_off as known (council_id, day, kind, name, document, author, at)
    select this_council, r.day, r.kind, normalize(r.name), normalize(p_document), current_actor(), current_instant()
    from unnest(p_day, p_kind, p_name) as r (day, kind, name)
    order by r.day
    on conflict (council_id, day) do update
        set kind = excluded.kind, name = excluded.name, document = excluded.document, author = excluded.author,
            at = excluded.at
        where (known.kind, known.name) is distinct from (excluded.kind, excluded.name::text);
    get diagnostics written = row_count;
    if written > 0 then
        perform record_event('calendar import', 'calendar', p_before => before,
            p_after => jsonb_strip_nulls(jsonb_build_object(
                'days', cardinality(p_day), 'changed', written, 'document', normalize(p_document))));
    end if;
    return written;
end
$$;
