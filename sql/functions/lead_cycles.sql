-- Why: a cycle goes from state to state on record: who led it on, when, why, on what paper, and what was taken as done on paper.
-- The rules were asked before, on rows that are still locked.
create or replace function thidua.lead_cycles(
    p_cycles bigint[], p_to text[], p_command text, p_role text, p_reason text, p_document text, p_waived text[]
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    led integer;
begin
    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at, reason, document, waived)
    select this_council, cycle.cycle_id, cycle.state, led_to.state, current_actor(), p_role, current_instant(), p_reason,
           p_document, p_waived
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id
    where cycle.state <> led_to.state
    order by cycle.cycle_id;

    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), p_command, 'cycle/' || cluster.code || '/' || cycle.year,
           jsonb_build_object('state', cycle.state),
           jsonb_strip_nulls(jsonb_build_object('state', led_to.state, 'role', p_role, 'document', p_document,
                                                'waived', case when cardinality(p_waived) > 0 then to_jsonb(p_waived) end)),
           p_reason
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id
    join cluster using (council_id, cluster_id)
    where cycle.state <> led_to.state
    order by cluster.code collate "C";

    update cycle
    set state = led_to.state
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    where cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id and cycle.state <> led_to.state;
    get diagnostics led = row_count;
    return led;
end
$$;
