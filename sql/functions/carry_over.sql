-- Why: the next year begins where this one ended. A cluster's next cycle is opened if nobody opened it before, for the same period a year
-- later; whoever was settled to lead it leads it; criteria are proposed anew where it has none, and the covenant is drafted anew where
-- it has none: the same text, and for each target what was reached, or else what was planned. The regulation stays in force until it
-- is superseded. Done once for a year, however often that is closed.
create or replace function thidua.carry_over(p_cycles bigint[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    this_council constant bigint := current_council();
    years record;
    fresh bigint[];
    opened bigint[] := '{}';
    proposed bigint[] := '{}';
    drafted bigint[];
begin
    select coalesce(array_agg(cycle.cycle_id), '{}') into fresh
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and not exists (select from cycle_succession as done
                      where done.council_id = this_council and done.cycle_id = cycle.cycle_id);

    for years in
        select cycle.year::integer + 1 as year, (cycle.starts_on + interval '1 year')::date as starts_on,
               (cycle.ends_on + interval '1 year')::date as ends_on, array_agg(cluster.code::text) as clusters
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council
          and cycle.cycle_id = any (fresh)
          and not exists (select from cycle as next
                          where next.council_id = this_council and next.cluster_id = cycle.cluster_id
                            and next.year = cycle.year + 1)
          and not exists (select from closing as done
                          where done.council_id = this_council and done.year = cycle.year + 1 and done.kind = 'year_end'
                            and done.state = 'closed')
          and exists (select from membership
                      where membership.council_id = this_council and membership.cluster_id = cycle.cluster_id
                        and daterange(membership.valid_from, membership.valid_to) @> (cycle.starts_on + interval '1 year')::date)
        group by 1, 2, 3
    loop
        perform open_cycles(years.year, years.clusters, years.starts_on, years.ends_on);
        opened := opened || array(
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.council_id = this_council and cycle.year = years.year and cluster.code = any (years.clusters));
    end loop;

    for years in
        select former.year::integer as year, array_agg(cluster.code::text) as clusters, array_agg(next.cycle_id) as cycles
        from cycle as former
        join cycle as next
            on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
        join cluster on cluster.council_id = this_council and cluster.cluster_id = former.cluster_id
        where former.council_id = this_council
          and former.cycle_id = any (fresh)
          and next.criteria_set_id is null
          and next.state <> 'closed'
        group by 1
    loop
        perform copy_criteria(years.year, years.year + 1, years.clusters);
        proposed := proposed || years.cycles;
    end loop;

    drafted := draft_next_covenants(fresh);

    insert into cycle_succession (council_id, cycle_id, next_cycle_id, taken_over, at)
    select this_council, former.cycle_id, next.cycle_id, array_remove(array[
               case when next.cycle_id = any (opened) then 'cycle' end,
               case when exists (select from cycle_officer as officer
                                 where officer.council_id = this_council and officer.cycle_id = next.cycle_id
                                   and officer.role = 'head' and officer.ended_at is null) then 'officers' end,
               case when exists (select from regulation
                                 where regulation.council_id = this_council and regulation.cluster_id = next.cluster_id
                                   and regulation.state = 'in_force') then 'regulation' end,
               case when next.cycle_id = any (proposed) then 'criteria' end,
               case when next.cycle_id = any (drafted) then 'covenant' end], null),
           current_instant()
    from cycle as former
    join cycle as next
        on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
    where former.council_id = this_council
      and former.cycle_id = any (fresh);
end
$$;
