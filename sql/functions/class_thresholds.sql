-- Why: from which share of the base (in percent) which class begins, once a cycle; ranking and digests both ask this.
create or replace function thidua.class_thresholds(p_cycles bigint[])
    returns table (cycle_id bigint, excellent_from numeric, good_from numeric, fair_from numeric)
    language sql stable
begin atomic
    select resolved.cycle_id,
           (max(resolved.value) filter (where resolved.name = 'excellent_from'))::numeric(5,2),
           (max(resolved.value) filter (where resolved.name = 'good_from'))::numeric(5,2),
           (max(resolved.value) filter (where resolved.name = 'fair_from'))::numeric(5,2)
    from thidua.settings_of(p_cycles, array['excellent_from', 'good_from', 'fair_from']) as resolved
    group by resolved.cycle_id;
end;
