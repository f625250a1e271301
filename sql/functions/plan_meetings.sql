-- Why: meetings are planned one by one or for many clusters at once. A plan that stands already changes nothing, held or not; another
-- one for a meeting that was not held yet moves it; a further one is a further meeting of its kind.
create or replace function thidua.plan_meetings(
    p_year integer, p_clusters text[], p_kinds text[], p_on date[], p_modes text[], p_places text[], p_items text[],
    p_document text, p_command text
) returns table (cluster text, kind text, no integer, change text)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    cycles bigint[];
begin
    cycles := wanted_cycles(p_year, (select array_agg(distinct r.code) from unnest(p_clusters) as r (code)));
    return query
    with required as materialized (
        select named.cycle_id, named.kind, array_agg(named.item) as items
        from meeting_required_items(cycles) as named
        group by named.cycle_id, named.kind
    ),
    wanted as materialized (
        select cycle.cycle_id, cluster.code::text as cluster, r.kind, r.planned_on, r.mode, normalize(r.place) as place,
               r.items is not null as names_items,
               coalesce(string_to_array(r.items, ','), required.items, '{}') as items
        from unnest(p_clusters, p_kinds, p_on, p_modes, p_places, p_items)
            as r (cluster, kind, planned_on, mode, place, items)
        join cluster on cluster.council_id = this_council and cluster.code = r.cluster
        join cycle on cycle.council_id = this_council and cycle.year = p_year and cycle.cluster_id = cluster.cluster_id
        left join required on required.cycle_id = cycle.cycle_id and required.kind = r.kind
    ),
    known as materialized (
        select meeting.*,
               (select coalesce(array_agg(item.item::text order by item.item), '{}') from meeting_item as item
                where item.council_id = this_council and item.cycle_id = meeting.cycle_id
                  and item.meeting_id = meeting.meeting_id and item.on_agenda) as items
        from meeting
        where meeting.council_id = this_council and meeting.cycle_id = any (cycles)
    ),
    sorted as materialized (
        select wanted.cycle_id, wanted.cluster, wanted.kind, wanted.planned_on, wanted.mode, wanted.place,
               open.meeting_id as open_id,
               (select array_agg(distinct word.item)
                from unnest(wanted.items || case when wanted.names_items then '{}' else open.items end) as word (item)
               ) as items,
               coalesce(same.no, open.no, newest.no + 1, 1)::smallint as no,
               case when same.meeting_id is not null then 'same' when open.meeting_id is not null then 'moved' else 'new' end
                   as change,
               open.planned_on as was_on, open.mode as was_mode, open.place as was_place
        from wanted
        left join lateral (
            select known.meeting_id, known.no from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind
              and (known.planned_on, known.mode, known.place)
                  is not distinct from (wanted.planned_on, wanted.mode, wanted.place)
              and (not wanted.names_items
                   or known.items = (select array_agg(distinct word.item) from unnest(wanted.items) as word (item)))
            order by known.no desc limit 1
        ) as same on true
        left join lateral (
            select known.meeting_id, known.no, known.planned_on, known.mode, known.place, known.items
            from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind and known.held_on is null
            order by known.no desc limit 1
        ) as open on true
        left join lateral (
            select max(known.no) as no from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind
        ) as newest on true
    ),
    moved as (
        update meeting
        set (planned_on, mode, place, document, author, at)
            = (sorted.planned_on, sorted.mode, sorted.place, normalize(p_document), current_actor(), current_instant())
        from sorted
        where sorted.change = 'moved' and meeting.council_id = this_council
          and meeting.cycle_id = sorted.cycle_id and meeting.meeting_id = sorted.open_id
        returning meeting.cycle_id, meeting.meeting_id, meeting.kind
    ),
    added as (
        insert into meeting (council_id, cycle_id, kind, no, mode, planned_on, place, document, author, at)
        select this_council, sorted.cycle_id, sorted.kind, sorted.no, sorted.mode, sorted.planned_on, sorted.place,
               normalize(p_document), current_actor(), current_instant()
        from sorted
        where sorted.change = 'new'
        order by sorted.cycle_id, sorted.kind
        returning cycle_id, meeting_id, kind
    ),
    dropped as (
        update meeting_item as item
        set on_agenda = false
        from moved
        join sorted on sorted.cycle_id = moved.cycle_id and sorted.kind = moved.kind
        where item.council_id = this_council and item.cycle_id = moved.cycle_id and item.meeting_id = moved.meeting_id
          and item.on_agenda and item.item <> all (coalesce(sorted.items, '{}'))
    ),
    agenda as (
        insert into meeting_item (council_id, cycle_id, meeting_id, item)
        select this_council, planned.cycle_id, planned.meeting_id, word.item
        from (select * from moved union all select * from added) as planned
        join sorted on sorted.cycle_id = planned.cycle_id and sorted.kind = planned.kind
        cross join lateral unnest(sorted.items) as word (item)
        on conflict (council_id, cycle_id, meeting_id, item) do update set on_agenda = true
    ),
    recorded as (
        insert into event (council_id, at, actor, command, object, before, after)
        select this_council, current_instant(), current_actor(), p_command,
               'meeting/' || sorted.cluster || '/' || p_year || '/' || sorted.kind || '/' || sorted.no,
               case when sorted.change = 'moved' then jsonb_strip_nulls(jsonb_build_object(
                   'on', sorted.was_on, 'mode', sorted.was_mode, 'place', sorted.was_place)) end,
               jsonb_strip_nulls(jsonb_build_object(
                   'on', sorted.planned_on, 'mode', sorted.mode, 'place', sorted.place, 'document', p_document,
                   'items', array_to_string(sorted.items, ',')))
        from sorted
        where sorted.change <> 'same'
        order by sorted.cluster collate "C", sorted.kind
    )
    select sorted.cluster, sorted.kind, sorted.no::integer, sorted.change
    from sorted
    order by sorted.cluster collate "C", sorted.kind;
end
$$;
