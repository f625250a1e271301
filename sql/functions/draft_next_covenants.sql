-- Why: a covenant's text and targets are the draft of the next one: each target plans what was reached, or what was planned where
-- nothing was, for units that are members again; it feeds its criterion where the next year has one of that code. Nobody has
-- signed it, and it can be drafted otherwise until then. Returns the next cycles that have a draft by this.
create or replace function thidua.draft_next_covenants(p_cycles bigint[]) returns bigint[]
    language plpgsql
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    this_council constant bigint := current_council();
    former_cycles bigint[];
    drafted bigint[];
begin
    with written as (
        insert into covenant (council_id, cycle_id, text, digest, drafted_by, drafted_at)
        select this_council, next.cycle_id, covenant.text, covenant.digest, current_actor(), current_instant()
        from cycle as former
        join covenant on covenant.council_id = this_council and covenant.cycle_id = former.cycle_id
        join cycle as next
            on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
        where former.council_id = this_council
          and former.cycle_id = any (p_cycles)
          and next.state in ('preparing', 'covenant')
        on conflict (council_id, cycle_id) do nothing
        returning cycle_id
    )
    select coalesce(array_agg(former.cycle_id order by next.cycle_id), '{}'),
           coalesce(array_agg(next.cycle_id order by next.cycle_id), '{}')
    into former_cycles, drafted
    from written
    join cycle as next on next.council_id = this_council and next.cycle_id = written.cycle_id
    join cycle as former
        on former.council_id = this_council and former.cluster_id = next.cluster_id and former.year = next.year - 1;

    insert into covenant_target (council_id, cycle_id, unit_id, indicator, half, measure, plan, criterion, author, at)
    select this_council, member.cycle_id, target.unit_id, target.indicator, target.half, target.measure,
           coalesce(nullif(target.result, 0), target.plan), criterion.code, current_actor(), current_instant()
    from unnest(former_cycles, drafted) as drawn (former_cycle, next_cycle)
    join covenant_target as target on target.council_id = this_council and target.cycle_id = drawn.former_cycle
    join scorecard as member
        on member.council_id = this_council and member.cycle_id = drawn.next_cycle and member.unit_id = target.unit_id
       and member.left_on is null
    join cycle as next on next.council_id = this_council and next.cycle_id = drawn.next_cycle
    left join criterion
        on criterion.council_id = this_council and criterion.criteria_set_id = next.criteria_set_id
       and criterion.code = target.criterion
    where target.withdrawn_at is null
    order by member.cycle_id, target.target_id;
    return drafted;
end
$$;
