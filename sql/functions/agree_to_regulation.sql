-- Why: members agree one by one, or all together at a meeting whose minutes are the paper. p_units null means every member of
-- the cluster on the day; who agreed before is passed over, so that a repeat changes nothing.
create or replace function thidua.agree_to_regulation(
    p_regulation_id bigint, p_units text[], p_on date, p_document text, p_command text
) returns table (unit_code text)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    agreed text[];
begin
    with fresh as (
        insert into regulation_response (council_id, regulation_id, unit_id, kind, document, author, at)
        select this_council, p_regulation_id, member.unit_id, 'agree', normalize(p_document), current_actor(),
               current_instant()
        from regulation
        cross join lateral cluster_members(regulation.cluster_id, p_on) as member
        where regulation.council_id = this_council
          and regulation.regulation_id = p_regulation_id
          and (p_units is null or member.code = any (p_units))
        on conflict (council_id, regulation_id, unit_id) where kind = 'agree' do nothing
        returning unit_id
    )
    select coalesce(array_agg(unit.code::text order by unit.code collate "C"), '{}') into agreed
    from fresh
    join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id;

    if cardinality(agreed) > 0 then
        perform record_event(p_command, 'regulation/' || cluster.code || '/' || regulation.version,
            p_after => jsonb_strip_nulls(jsonb_build_object('agreed', agreed, 'document', normalize(p_document))))
        from regulation
        join cluster using (council_id, cluster_id)
        where regulation.council_id = this_council and regulation.regulation_id = p_regulation_id;
    end if;
    return query select unnest(agreed);
end
$$;
