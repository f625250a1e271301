-- Why: dates lead cycles on. One job a year looks at every midnight of the council's zone, when days end and begin; it is planned
-- when a cycle comes into a state that a date ends, and goes on as long as a cycle of the year is open.
create or replace function thidua.plan_leading(p_cycles bigint[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform plan_job('cycle.lead', led.year::text, next_midnight(), null, jsonb_build_object('year', led.year))
    from (
        select distinct cycle.year
        from cycle
        where cycle.council_id = current_council() and cycle.cycle_id = any (p_cycles)
    ) as led
    where not exists (
        select from job
        where job.council_id = current_council() and job.kind = 'cycle.lead' and job.key = led.year::text
          and job.state in ('ready', 'retry', 'held'));
end
$$;
