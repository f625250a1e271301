-- Why: what one group of criteria counts with on decided cards, as it counts in the total: halves weighed and rounded half up at the
-- criterion, without bonus and deductions. Each card comes with the group that is asked about, by its code; "first" is the first of the
-- year's set, also where the first half had its groups in another order. A card without such a group has no row.
create or replace function thidua.group_points(p_cycles bigint[], p_units bigint[], p_groups text[])
    returns table (cycle_id bigint, unit_id bigint, points numeric)
    language sql stable
begin atomic
    with asked as materialized (
        select given.cycle_id, given.unit_id, s.criteria_set_id, s.aggregate, s.first_weight, s.second_weight,
               case given.group_code
                   when 'first' then (
                       select of_year.code::text
                       from thidua.criterion_group as of_year
                       where of_year.council_id = s.council_id
                         and of_year.criteria_set_id = s.criteria_set_id
                         and of_year.group_no = 1)
                   else given.group_code
               end as group_code
        from unnest(p_cycles, p_units, p_groups) as given (cycle_id, unit_id, group_code)
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = given.cycle_id
        join thidua.criteria_set as s using (council_id, criteria_set_id)
    ),
    counted as (
        select asked.cycle_id, asked.unit_id,
               case asked.aggregate
                   when 'annual' then sum(line.decided_points)
                   else round(sum(line.decided_points * case line.half when 1 then asked.first_weight else asked.second_weight end)
                              / (asked.first_weight + asked.second_weight), 2)
               end as points
        from asked
        -- Card by card, since a council's lines are far more than those of its equals.
        cross join lateral (
            select line.decided_points, line.half, criterion.code
            from thidua.scorecard_line as line
            join thidua.criterion using (council_id, criteria_set_id, criterion_no)
            join thidua.criterion_group using (council_id, criteria_set_id, group_no)
            where line.council_id = (select thidua.current_council())
              and line.cycle_id = asked.cycle_id
              and line.unit_id = asked.unit_id
              and line.decided_points is not null
              and criterion.kind not in ('bonus', 'deduction')
              and criterion_group.code = asked.group_code
        ) as line
        group by asked.cycle_id, asked.unit_id, line.code, asked.aggregate, asked.first_weight, asked.second_weight
    )
    select counted.cycle_id, counted.unit_id, sum(counted.points)
    from counted
    group by counted.cycle_id, counted.unit_id;
end;
