-- Why: the one place where offices begin and end, for one cycle or for all that a year opens. Arrays in, one element an office: who
-- leads a cycle named here and is not in them steps down and stays on record; who is in them already keeps its row. Returns
-- how many cycles changed.
create or replace function thidua.appoint_officers(
    p_cycles bigint[], p_units bigint[], p_roles text[], p_documents text[]
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    before jsonb;
    ended bigint[];
    begun bigint[];
begin
    perform from cycle
    where council_id = this_council and cycle_id = any (p_cycles)
    order by cycle_id
    for no key update;

    select jsonb_object_agg(cycle_id, jsonb_build_object('head', head, 'deputies', deputies)) into before
    from present_officers(p_cycles);

    with stepped_down as (
        update cycle_officer as officer
        set ended_at = current_instant()
        where officer.council_id = this_council
          and officer.cycle_id = any (p_cycles)
          and officer.ended_at is null
          and not exists (
              select
              from unnest(p_cycles, p_units, p_roles) as wanted (cycle_id, unit_id, role)
              where (wanted.cycle_id, wanted.unit_id, wanted.role) = (officer.cycle_id, officer.unit_id, officer.role))
        returning officer.cycle_id
    )
    select coalesce(array_agg(cycle_id), '{}') into ended from stepped_down;

    with stepped_in as (
        insert into cycle_officer (council_id, cycle_id, unit_id, role, document, appointed_by, appointed_at)
        select this_council, wanted.cycle_id, wanted.unit_id, wanted.role, normalize(wanted.document), current_actor(),
               current_instant()
        from unnest(p_cycles, p_units, p_roles, p_documents)
            with ordinality as wanted (cycle_id, unit_id, role, document, place)
        where not exists (
            select
            from cycle_officer as present
            where present.council_id = this_council
              and present.cycle_id = wanted.cycle_id
              and present.unit_id = wanted.unit_id
              and present.ended_at is null)
        order by wanted.place
        returning cycle_id
    )
    select coalesce(array_agg(cycle_id), '{}') into begun from stepped_in;

    perform record_event('cycle appoint', 'cycle/' || cluster.code || '/' || cycle.year,
        jsonb_strip_nulls(before -> cycle.cycle_id::text),
        jsonb_strip_nulls(jsonb_build_object('head', present.head, 'deputies', present.deputies,
            'document', normalize(given.document))))
    from present_officers(ended || begun) as present
    join cycle on cycle.council_id = this_council and cycle.cycle_id = present.cycle_id
    join cluster using (council_id, cluster_id)
    join lateral (
        select document
        from unnest(p_cycles, p_documents) as given (cycle_id, document)
        where given.cycle_id = cycle.cycle_id
        limit 1
    ) as given on true
    order by cluster.code;
    return (select count(distinct changed) from unnest(ended || begun) as changed);
end
$$;
