-- Why: the main job. One call runs a closing of the council that the transaction entered over every due cycle, at the transaction's
-- instant, set by set. What fails a guard is held and named; the others close. It is total and repeatable: what is closed already is
-- answered as it was recorded and not touched again.
create or replace function thidua.close_cycles(p_year integer, p_kind text)
    returns table (cluster_code text, outcome text, guard text, unit_code text, waiting_units integer, guards integer,
                   guard_parameters text[], policy text, units integer, leader text, total numeric, nominee text,
                   is_choice_open boolean, taken_over text[], inputs_digest bytea, standings_digest bytea, closed_now boolean)
    language plpgsql
    set search_path = thidua, pg_temp
    -- Planning these statements takes longer than running them for a small council; no plan hangs on which council it is.
    set plan_cache_mode = force_generic_plan
    -- A plan is kept from the first council on, when the tables of results are empty; it must not go through the rows of all others
    -- when they are full.
    set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    this_closing closing;
    this_policy text;
    due_cycles bigint[];
    closing_cycles bigint[];
    policies text[];
    newly_held bigint[];
    held_cycles integer;
begin
    -- The events of a closing are its own, whatever they say; wake_closings passes them over.
    perform set_config('thidua.is_closing', 'yes', true);

    -- One closing of a council at a time: whoever comes second waits here and then finds the result.
    insert into closing (council_id, year, kind, due_at, cut_off_at)
    values (this_council, p_year, p_kind, current_instant(), null)
    on conflict (council_id, year, kind) do nothing;
    select * into strict this_closing
    from closing
    where council_id = this_council and year = p_year and kind = p_kind
    for update;

    due_cycles := lock_due_cycles(p_year, p_kind);
    if this_closing.cut_off_at <= current_instant() then
        this_policy := nullif(setting_value(p_year, null, 'missing_work_policy'), 'hold');
    end if;

    with guards as materialized (
        select * from closing_guards(p_kind, due_cycles, this_policy)
    ),
    first_guard as (
        select distinct on (guards.cycle_id) guards.*, count(*) over (partition by guards.cycle_id) as guards
        from guards
        where not guards.lifted
        order by guards.cycle_id, guards.place, guards.parameters
    ),
    held as (
        insert into closing_cycle as recorded
            (council_id, closing_id, cycle_id, revision, outcome, guard, unit_id, waiting_units, guard_parameters, guards,
             decided_at, recipe)
        select this_council, this_closing.closing_id, first_guard.cycle_id, revision_of(cycle, p_kind), 'held', first_guard.code,
               unit.unit_id, first_guard.waiting, first_guard.parameters, first_guard.guards, current_instant(), 2
        from first_guard
        join cycle on cycle.council_id = this_council and cycle.cycle_id = first_guard.cycle_id
        left join unit on unit.council_id = this_council and unit.code = first_guard.first_unit
        on conflict (council_id, closing_id, cycle_id, revision) do update
            set guard = excluded.guard, unit_id = excluded.unit_id, waiting_units = excluded.waiting_units,
                guard_parameters = excluded.guard_parameters, guards = excluded.guards, decided_at = excluded.decided_at
            where (recorded.guard, recorded.unit_id, recorded.waiting_units, recorded.guard_parameters, recorded.guards)
                is distinct from (excluded.guard, excluded.unit_id, excluded.waiting_units, excluded.guard_parameters,
                                  excluded.guards)
        returning recorded.cycle_id
    ),
    free as (
        select due.cycle_id, exists (select from guards where guards.cycle_id = due.cycle_id) as needs_policy
        from unnest(due_cycles) as due (cycle_id)
        where due.cycle_id not in (select first_guard.cycle_id from first_guard)
    )
    select coalesce(array_agg(free.cycle_id order by free.cycle_id), '{}'),
           coalesce(array_agg(case when free.needs_policy then this_policy end order by free.cycle_id), '{}'),
           (select count(*) from first_guard),
           (select coalesce(array_agg(held.cycle_id), '{}') from held)
    into closing_cycles, policies, held_cycles, newly_held
    from free;

    if cardinality(closing_cycles) > 0 then
        if p_kind = 'year_end' then
            perform settle_year_end(this_closing.closing_id, closing_cycles, policies);
        else
            perform settle_mid_year(this_closing.closing_id, closing_cycles, policies);
        end if;
    end if;

    update closing
    set state = case when held_cycles > 0 then 'held' else 'closed' end, last_run_at = current_instant()
    where council_id = this_council
      and closing_id = this_closing.closing_id
      and state <> 'closed';

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'closing run', 'cycle/' || cluster.code || '/' || p_year,
           jsonb_strip_nulls(jsonb_build_object(
               'kind', p_kind, 'outcome', recorded.outcome, 'guard', recorded.guard, 'unit', unit.code,
               'policy', recorded.policy, 'taken_over', to_jsonb(succession.taken_over),
               'inputs_digest', encode(recorded.inputs_digest, 'hex'),
               'standings_digest', encode(recorded.standings_digest, 'hex')))
    from closing_cycle as recorded
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    left join unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
    left join cycle_succession as succession
        on succession.council_id = recorded.council_id and succession.cycle_id = recorded.cycle_id
       and p_kind = 'year_end' and recorded.revision = 1
    where recorded.council_id = this_council
      and recorded.closing_id = this_closing.closing_id
      and recorded.revision = revision_of(cycle, p_kind)
      and recorded.cycle_id = any (closing_cycles || newly_held)
    order by cluster.code;

    perform set_config('thidua.is_closing', '', true);
    return query
    select r.cluster_code, r.outcome, r.guard, r.unit_code, r.waiting_units, r.guards, r.guard_parameters, r.policy, r.units,
           r.leader, r.total, r.nominee, r.is_choice_open, r.taken_over, r.inputs_digest, r.standings_digest,
           r.cycle_id = any (closing_cycles)
    from closing_results(this_closing.closing_id) as r
    order by r.cluster_code;
end
$$;
