-- Why: every objection is answered before the members' window ends: by the head, and by a deputy where it is about the head's own
-- card.
create or replace function thidua.objection_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select objection.cycle_id, answering.unit_id, 'objection', 'objection/' || objection.objection_id,
           (window_ends.at at time zone council.time_zone)::date, 0,
           (objection.answered_at at time zone council.time_zone)::date, null::numeric, null::text
    from thidua.settings_of(p_cycles, array['consensus_days']) as said
    join thidua.objection on objection.council_id = (select thidua.current_council()) and objection.cycle_id = said.cycle_id
    join thidua.council using (council_id)
    cross join lateral (
        select officer.unit_id
        from thidua.cycle_officer as officer
        where officer.council_id = objection.council_id and officer.cycle_id = objection.cycle_id
          and officer.ended_at is null and officer.unit_id <> objection.unit_id
        order by officer.role = 'head' desc, officer.officer_id
        limit 1
    ) as answering
    cross join lateral (
        select max(moved.at) + make_interval(days => said.value::integer) as at
        from thidua.cycle_transition as moved
        where moved.council_id = objection.council_id and moved.cycle_id = objection.cycle_id
          and moved.to_state = 'consensus'
    ) as window_ends;
end;
