-- Why: a cycle goes from state to state on record: who led it on, when, on what paper. The rules were asked before, on rows that
-- are still locked.
create or replace function thidua.lead_cycles(p_cycles bigint[], p_to text, p_command text, p_role text, p_document text)
    returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    led integer;
begin
    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at, document)
    select this_council, cycle.cycle_id, cycle.state, p_to, current_actor(), p_role, current_instant(), p_document
    from cycle
    where cycle.council_id = this_council and cycle.cycle_id = any (p_cycles) and cycle.state <> p_to
    order by cycle.cycle_id;

    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), p_command, 'cycle/' || cluster.code || '/' || cycle.year,
           jsonb_build_object('state', cycle.state),
           jsonb_strip_nulls(jsonb_build_object('state', p_to, 'role', p_role, 'document', p_document))
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.cycle_id = any (p_cycles) and cycle.state <> p_to
    order by cluster.code collate "C";

    update cycle
    set state = p_to
    where council_id = this_council and cycle_id = any (p_cycles) and state <> p_to;
    get diagnostics led = row_count;
    return led;
end
$$;
