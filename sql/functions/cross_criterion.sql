-- Why: points of a cross-inspection go to a `cross` criterion of the table that holds for the day on which it was held. Where a set
-- scores halves the first half is the first six months of the cycle. No row where the table has no such criterion.
create or replace function thidua.cross_criterion(p_cycle bigint, p_code text, p_on date)
    returns table (half smallint, max numeric, step numeric)
    language sql stable
begin atomic
    select halves.half, criterion.max, criterion.step
    from thidua.cycle
    join thidua.criteria_set using (council_id, criteria_set_id)
    cross join lateral (
        select case when criteria_set.aggregate = 'annual' then 0
                    when p_on < cycle.starts_on + interval '6 months' then 1
                    else 2 end::smallint as half
    ) as halves
    join thidua.criterion
        on criterion.council_id = cycle.council_id
       and criterion.criteria_set_id = case halves.half when 1
               then coalesce(cycle.first_half_set_id, cycle.criteria_set_id) else cycle.criteria_set_id end
       and criterion.code = p_code
       and criterion.kind = 'cross'
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = p_cycle;
end;
