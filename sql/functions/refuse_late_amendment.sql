-- Why: agreed criteria change during the year, never once the units score themselves, and never under scores of the whole
-- year. Proposal and agreement of an amendment both ask this.
create or replace function thidua.refuse_late_amendment(p_cycles bigint[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    late record;
begin
    select cluster.code, cycle.year, cycle.state,
           case when cycle.state in ('preparing', 'covenant', 'first_half', 'mid_year', 'second_half')
                then 'amendment_scored' else 'amendment_too_late' end as reason
    into late
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and (cycle.state not in ('preparing', 'covenant', 'first_half', 'mid_year', 'second_half')
           or exists (select from scorecard_line as line
                      where line.council_id = this_council and line.cycle_id = cycle.cycle_id and line.half = 0))
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD003', late.reason, 'cluster', late.code, 'year', late.year::text, 'state', late.state);
    end if;
end
$$;
