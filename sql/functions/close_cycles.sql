-- Why: the main job. One call closes every due cycle of the council that the transaction entered, at the transaction's
-- instant: guards, totals, ranks, classes, freeze, digests and events, set by set. What fails a guard is held and named; the
-- others close. It is total and repeatable: what is closed already is answered as it was recorded and not touched again.
create or replace function thidua.close_cycles(p_year integer, p_kind text)
    returns table (cluster_code text, outcome text, guard text, unit_code text, waiting_units integer, units integer,
                   leader text, total numeric, inputs_digest bytea, standings_digest bytea, closed_now boolean)
    language plpgsql
    set search_path = thidua, pg_temp
    -- Planning these statements takes longer than running them for a small council; no plan hangs on which council it is.
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    this_closing bigint;
    closing_cycles bigint[];
    newly_held bigint[];
    held_cycles integer;
begin
    if p_kind <> 'year_end' then
        perform refuse('TD003', 'closing_kind_not_run', 'kind', p_kind);
    end if;

    -- One closing of a council at a time: whoever comes second waits here and then finds the result.
    insert into closing (council_id, year, kind, due_at, cut_off_at)
    values (this_council, p_year, p_kind, current_instant(), current_instant())
    on conflict (council_id, year, kind) do nothing;
    select closing_id into strict this_closing
    from closing
    where council_id = this_council and year = p_year and kind = p_kind
    for update;

    -- Whoever writes a card of these cycles from now on waits and is then refused; whoever began before is waited for.
    perform cycle_id
    from cycle
    where council_id = this_council and year = p_year and state <> 'closed'
    order by cycle_id
    for no key update;
    if not found and not exists (select from cycle where council_id = this_council and year = p_year) then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;

    with guards as materialized (
        select g.cycle_id, g.guard, g.unit_id, g.waiting_units
        from year_end_guards(p_year) as g
    ),
    held as (
        insert into closing_cycle as recorded
            (council_id, closing_id, cycle_id, revision, outcome, guard, unit_id, waiting_units, decided_at)
        select this_council, this_closing, guards.cycle_id, cycle.revision, 'held', guards.guard, guards.unit_id,
               guards.waiting_units, current_instant()
        from guards
        join cycle on cycle.council_id = this_council and cycle.cycle_id = guards.cycle_id
        where guards.guard is not null
        on conflict (council_id, closing_id, cycle_id, revision) do update
            set guard = excluded.guard, unit_id = excluded.unit_id, waiting_units = excluded.waiting_units,
                decided_at = excluded.decided_at
            where (recorded.guard, recorded.unit_id, recorded.waiting_units)
                is distinct from (excluded.guard, excluded.unit_id, excluded.waiting_units)
        returning recorded.cycle_id
    )
    select coalesce(array_agg(guards.cycle_id) filter (where guards.guard is null), '{}'),
           count(guards.guard),
           (select coalesce(array_agg(held.cycle_id), '{}') from held)
    into closing_cycles, held_cycles, newly_held
    from guards;

    insert into standing
        (council_id, cycle_id, unit_id, revision, closing_id, rank, tied, class, base, bonus, deduction, total, gate)
    select this_council, r.cycle_id, r.unit_id, cycle.revision, this_closing, r.rank, r.tied, r.class, r.base, r.bonus,
           r.deduction, r.total, g.gate
    from rank_cards(closing_cycles) as r
    join cycle on cycle.council_id = this_council and cycle.cycle_id = r.cycle_id
    left join standing_gates(closing_cycles) as g on g.cycle_id = r.cycle_id and g.unit_id = r.unit_id;

    insert into closing_cycle as recorded
        (council_id, closing_id, cycle_id, revision, outcome, inputs_digest, standings_digest, decided_at)
    select this_council, this_closing, d.cycle_id, cycle.revision, 'closed', d.inputs_digest, d.standings_digest,
           current_instant()
    from closing_digests(closing_cycles) as d
    join cycle on cycle.council_id = this_council and cycle.cycle_id = d.cycle_id
    on conflict (council_id, closing_id, cycle_id, revision) do update
        set outcome = 'closed', guard = null, unit_id = null, waiting_units = 0,
            inputs_digest = excluded.inputs_digest, standings_digest = excluded.standings_digest,
            decided_at = excluded.decided_at;

    update cycle
    set state = 'closed'
    where council_id = this_council
      and cycle_id = any (closing_cycles);

    update closing
    set state = case when held_cycles > 0 then 'held' else 'closed' end, last_run_at = current_instant()
    where council_id = this_council
      and closing_id = this_closing
      and state <> 'closed';

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'closing run',
           'cycle/' || cluster.code || '/' || p_year,
           jsonb_strip_nulls(jsonb_build_object(
               'kind', p_kind, 'outcome', recorded.outcome, 'guard', recorded.guard, 'unit', unit.code,
               'inputs_digest', encode(recorded.inputs_digest, 'hex'),
               'standings_digest', encode(recorded.standings_digest, 'hex')))
    from closing_cycle as recorded
    join cycle using (council_id, cycle_id, revision)
    join cluster using (council_id, cluster_id)
    left join unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
    where recorded.council_id = this_council
      and recorded.closing_id = this_closing
      and recorded.cycle_id = any (closing_cycles || newly_held)
    order by cluster.code;

    return query
    select r.cluster_code, r.outcome, r.guard, r.unit_code, r.waiting_units, r.units, r.leader, r.total,
           r.inputs_digest, r.standings_digest, r.cycle_id = any (closing_cycles)
    from closing_results(this_closing) as r
    order by r.cluster_code;
end
$$;
