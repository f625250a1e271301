-- Why: a closed year never changes, nor does what it rested on. A cluster's layers are frozen with its cycle, the guidance with
-- the first cycle of the year that is closed. The lock is that of every writer of a cycle: whoever sets while a closing is
-- under way waits for it and is then refused.
create or replace function thidua.refuse_frozen_setting() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    frozen record;
begin
    with touched as materialized (
        select cycle.council_id, cycle.cluster_id, cycle.year, cycle.state
        from cycle
        where exists (
            select
            from changed
            where changed.council_id = cycle.council_id
              and changed.year = cycle.year
              and (changed.cluster_id is null or changed.cluster_id = cycle.cluster_id))
        order by cycle.cycle_id
        for share of cycle
    )
    select touched.year, cluster.code,
           exists (select from changed where changed.cluster_id is null and changed.year = touched.year) as in_guidance
    into frozen
    from touched
    join cluster using (council_id, cluster_id)
    where touched.state = 'closed'
    order by cluster.code
    limit 1;
    if found and frozen.in_guidance then
        perform refuse('TD001', 'guidance_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    elsif found then
        perform refuse('TD001', 'setting_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    end if;
    return null;
end
$$;

create or replace trigger frozen_insert after insert on thidua.setting
    referencing new table as changed for each statement execute function thidua.refuse_frozen_setting();
create or replace trigger frozen_update after update on thidua.setting
    referencing new table as changed for each statement execute function thidua.refuse_frozen_setting();
