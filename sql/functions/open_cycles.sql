-- Why: a cycle is one cluster and one award year. Opening it takes down who takes part (cycle_entrants), an empty scorecard for
-- each; what moves later does not change who the cycle is about, and what merges or splits later changes it by pass_on_cards.
-- A cycle that is there already and has no card yet is filled; any other is left as it is. p_clusters null means every
-- cluster of the council. A year whose closing is done takes no new cycle, for nothing would ever close it.
create or replace function thidua.open_cycles(
    p_year integer, p_clusters text[], p_starts_on date, p_ends_on date
) returns table (cluster_code text, units integer, opened boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    missing text;
    fresh_cycles bigint[];
    opened_cycles bigint[];
begin
    -- A change of units that is under way is waited for: who is a member hangs on it.
    perform from council where council_id = this_council for share;
    select wanted.code into missing
    from unnest(p_clusters) as wanted (code)
    where not exists (select from cluster where cluster.council_id = this_council and cluster.code = wanted.code)
    order by wanted.code
    limit 1;
    if found then
        perform refuse('TD002', 'cluster_missing', 'cluster', missing);
    end if;

    -- Whoever settles in the former cycles who leads this year is waited for, or waits and then finds this year open.
    perform from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.year = p_year - 1
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cycle.cycle_id
    for share of cycle;

    with fresh as (
        insert into cycle (council_id, cluster_id, year, starts_on, ends_on)
        select this_council, cluster.cluster_id, p_year, p_starts_on, p_ends_on
        from cluster
        where cluster.council_id = this_council
          and (p_clusters is null or cluster.code = any (p_clusters))
        on conflict (council_id, year, cluster_id) do nothing
        returning cycle_id
    )
    select coalesce(array_agg(fresh.cycle_id), '{}') into fresh_cycles from fresh;
    if cardinality(fresh_cycles) > 0
        and exists (select from closing where council_id = this_council and year = p_year and state = 'closed') then
        perform refuse('TD003', 'year_closed', 'year', p_year::text);
    end if;

    select coalesce(array_agg(cycle.cycle_id), '{}') into opened_cycles
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.year = p_year
      and cycle.state <> 'closed'
      and (p_clusters is null or cluster.code = any (p_clusters))
      and not exists (select from scorecard as card
                      where card.council_id = this_council and card.cycle_id = cycle.cycle_id)
      and (cycle.cycle_id = any (fresh_cycles)
           or exists (select from cycle_entrants(array[cycle.cycle_id])));

    insert into scorecard (council_id, cycle_id, unit_id)
    select this_council, entrant.cycle_id, entrant.unit_id
    from cycle_entrants(opened_cycles) as entrant;

    -- Who was settled last year to lead this one leads it from here on.
    perform appoint_settled_officers(opened_cycles);

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'cycle open', 'cycle/' || cluster.code || '/' || p_year,
           jsonb_build_object('starts_on', cycle.starts_on, 'ends_on', cycle.ends_on)
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (opened_cycles)
    order by cluster.code;

    return query
    select cluster.code::text,
           (select count(*)::integer from scorecard as card
            where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null),
           cycle.cycle_id = any (opened_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.year = p_year
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cluster.code;
end
$$;
