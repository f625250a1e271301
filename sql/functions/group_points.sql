-- Why: what one group of criteria counts with on a decided card, as it counts in the total: halves weighed and rounded half up at the
-- criterion, without bonus and deductions. The group is named by its code; "first" is the first of the year's set, also where the
-- first half had its groups in another order.
create or replace function thidua.group_points(p_council bigint, p_cycle bigint, p_unit bigint, p_group text) returns numeric
    language sql stable
begin atomic
    select coalesce(sum(counted.points), 0)
    from (
        select case criteria_set.aggregate
                   when 'annual' then sum(line.decided_points)
                   else round(sum(line.decided_points * case line.half when 1 then criteria_set.first_weight
                                                                       else criteria_set.second_weight end)
                              / (criteria_set.first_weight + criteria_set.second_weight), 2)
               end as points
        from thidua.scorecard_line as line
        join thidua.criterion using (council_id, criteria_set_id, criterion_no)
        join thidua.criterion_group using (council_id, criteria_set_id, group_no)
        join thidua.cycle on cycle.council_id = line.council_id and cycle.cycle_id = line.cycle_id
        join thidua.criteria_set
            on criteria_set.council_id = cycle.council_id and criteria_set.criteria_set_id = cycle.criteria_set_id
        where line.council_id = p_council
          and line.cycle_id = p_cycle
          and line.unit_id = p_unit
          and line.decided_points is not null
          and criterion.kind not in ('bonus', 'deduction')
          and criterion_group.code = case p_group
                  when 'first' then (
                      select of_year.code::text
                      from thidua.criterion_group as of_year
                      where of_year.council_id = cycle.council_id
                        and of_year.criteria_set_id = cycle.criteria_set_id
                        and of_year.group_no = 1)
                  else p_group
              end
        group by criterion.code, criteria_set.aggregate, criteria_set.first_weight, criteria_set.second_weight
    ) as counted;
end;
