-- Why: that a cycle was closed, with its digests and what was made of missing work, is written down in one way by either closing; what held
-- it before is gone from its row then.
create or replace function thidua.record_closed_cycles(
    p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[], p_inputs bytea[], p_standings bytea[]
) returns void
    language sql volatile
begin atomic
    insert into thidua.closing_cycle
        (council_id, closing_id, cycle_id, revision, outcome, policy, inputs_digest, standings_digest, decided_at, recipe)
    select cycle.council_id, p_closing, cycle.cycle_id, thidua.revision_of(cycle, p_kind), 'closed', closed.policy, closed.inputs,
           closed.standings, thidua.current_instant(), 2
    from unnest(p_cycles, p_policies, p_inputs, p_standings) as closed (cycle_id, policy, inputs, standings)
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = closed.cycle_id
    on conflict (council_id, closing_id, cycle_id, revision) do update
        set outcome = 'closed', guard = null, unit_id = null, waiting_units = 0, guards = 0, guard_parameters = '{}',
            policy = excluded.policy, inputs_digest = excluded.inputs_digest, standings_digest = excluded.standings_digest,
            decided_at = excluded.decided_at, recipe = excluded.recipe;
end;
