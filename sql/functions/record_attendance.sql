-- Why: who came to a meeting comes in as a list, a row for each delegate or one for a unit without any. What is said of a unit takes
-- the place of what was said of it before; the same again changes nothing.
create or replace function thidua.record_attendance(
    p_cycle bigint, p_meeting bigint, p_units text[], p_presence text[], p_names text[], p_titles text[], p_document text
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    written integer;
begin
    with said as (
        select r.unit, min(r.presence) as presence,
               coalesce(array_agg(normalize(r.name) order by r.place) filter (where r.name is not null), '{}') as names,
               coalesce(array_agg(normalize(r.title) order by r.place) filter (where r.name is not null), '{}') as titles
        from unnest(p_units, p_presence, p_names, p_titles) with ordinality as r (unit, presence, name, title, place)
        group by r.unit
    )
    insert into meeting_attendance as known (council_id, cycle_id, meeting_id, unit_id, presence, delegate_names,
                                             delegate_titles, author, at, document)
    select current_council(), member.cycle_id, member.meeting_id, member.unit_id, said.presence, said.names, said.titles,
           current_actor(), current_instant(), normalize(p_document)
    from said
    join meeting_members(array[p_cycle]) as member on member.meeting_id = p_meeting and member.unit = said.unit
    on conflict (council_id, cycle_id, meeting_id, unit_id) do update
    set (presence, delegate_names, delegate_titles, author, at, document)
        = (excluded.presence, excluded.delegate_names, excluded.delegate_titles, excluded.author, excluded.at,
           excluded.document)
    where (known.presence, known.delegate_names, known.delegate_titles)
          is distinct from (excluded.presence, excluded.delegate_names, excluded.delegate_titles);
    get diagnostics written = row_count;
    return written;
end
$$;
