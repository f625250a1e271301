-- Why: a year that was led on paper is closed without its meetings being recorded once more: whatever a review still lacks is taken as
-- done by the paper named. Returns the codes that were put on record now, by cycle.
create or replace function thidua.record_on_paper(p_cycles bigint[], p_state text, p_document text)
    returns table (cluster_code text, codes text[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with written as (
        insert into cycle_waiver (council_id, cycle_id, state, code, document, author, at)
        select distinct this_council, gap.cycle_id, p_state, gap.code, normalize(p_document), current_actor(), current_instant()
        from closing_guards(p_state, p_cycles, null) as gap
        where gap.place > 10
        on conflict (council_id, cycle_id, state, code) do nothing
        returning cycle_id, code
    ),
    told as (
        select written.cycle_id, array_agg(written.code order by array_position(review_gap_codes(), written.code)) as codes
        from written
        group by written.cycle_id
    ),
    recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'cycle record', 'cycle/' || cluster.code || '/' || cycle.year,
               jsonb_build_object('state', p_state, 'on_record', told.codes, 'document', normalize(p_document))
        from told
        join cycle on cycle.council_id = this_council and cycle.cycle_id = told.cycle_id
        join cluster using (council_id, cluster_id)
        order by cluster.code
    )
    select cluster.code::text, told.codes
    from told
    join cycle on cycle.council_id = this_council and cycle.cycle_id = told.cycle_id
    join cluster using (council_id, cluster_id)
    order by cluster.code;
end
$$;
