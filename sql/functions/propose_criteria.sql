-- Why: cycles are given criteria as a proposal, each cycle the set at the same place, from p_from or from its first day. A
-- proposal takes the place of an open one. As long as the members have agreed to none, the cycle is scored by the proposal;
-- after that it stays with what was agreed until they agree to another. The answer is how many cycles changed.
create or replace function thidua.propose_criteria(p_cycles bigint[], p_sets bigint[], p_from date default null) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    proposed bigint[];
    moved bigint[];
begin
    update cycle_criteria as other
    set withdrawn_at = current_instant()
    from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
    where other.council_id = this_council
      and other.cycle_id = wanted.cycle_id
      and other.criteria_set_id <> wanted.set_id
      and other.agreed_at is null
      and other.withdrawn_at is null;

    with written as (
        insert into cycle_criteria as known (council_id, cycle_id, criteria_set_id, effective_from, proposed_by, proposed_at)
        select this_council, cycle.cycle_id, wanted.set_id, coalesce(p_from, cycle.starts_on), current_actor(),
               current_instant()
        from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
        join cycle on cycle.council_id = this_council and cycle.cycle_id = wanted.cycle_id
        on conflict (council_id, cycle_id, criteria_set_id) do update
            set effective_from = excluded.effective_from, proposed_by = excluded.proposed_by,
                proposed_at = excluded.proposed_at, withdrawn_at = null
            where known.agreed_at is null
              and (known.withdrawn_at is not null or known.effective_from <> excluded.effective_from)
        returning known.cycle_id
    )
    select coalesce(array_agg(written.cycle_id), '{}') into proposed from written;

    with changed as (
        update cycle
        set criteria_set_id = wanted.set_id
        from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
        where cycle.council_id = this_council
          and cycle.cycle_id = wanted.cycle_id
          and cycle.criteria_set_id is distinct from wanted.set_id
          and not exists (
              select from cycle_criteria as agreed
              where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id and agreed.agreed_at is not null)
        returning cycle.cycle_id
    )
    select coalesce(array_agg(changed.cycle_id), '{}') into moved from changed;

    return (select count(distinct cycle_id) from unnest(proposed || moved) as touched (cycle_id));
end
$$;
