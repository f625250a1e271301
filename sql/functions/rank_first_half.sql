-- Why: how members stand at mid-year: where each half is scored, by what the lines of the first half add up to under the latest figure that
-- all of them have. Equal totals share a rank. Whoever has no such figure has no rank, and nobody has where years are scored whole;
-- where missing work was given its policy, a unit without its report counts nothing or has no rank, like one without a card at year-end.
create or replace function thidua.rank_first_half(p_cycles bigint[], p_policies text[])
    returns table (cycle_id bigint, unit_id bigint, unit_code text, figure text, rank integer, tied boolean, base numeric,
                   bonus numeric, deduction numeric, total numeric)
    language sql stable
begin atomic
    with carded as (
        select card.council_id, card.cycle_id, card.unit_id, unit.code::text as unit_code, first_set.bonus_cap, complete.figure,
               given.policy is not null and exists (
                   select from thidua.report_states(array[card.cycle_id]) as owed
                   where owed.kind = 'mid_year' and owed.unit_id = card.unit_id and owed.completed_on is null) as is_missing,
               given.policy
        from unnest(p_cycles, p_policies) as given (cycle_id, policy)
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = given.cycle_id
        left join thidua.criteria_set as first_set
            on first_set.council_id = cycle.council_id
           and first_set.criteria_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
        join thidua.scorecard as card on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
        join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
        cross join lateral (
            select case case when first_set.aggregate = 'halves' then first_set.required_lines end
                       when count(line.decided_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'decided'
                       when count(line.agreed_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'agreed'
                       when count(line.head_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'head'
                       when count(line.self_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'self'
                   end as figure
            from thidua.scorecard_line as line
            join thidua.criterion using (council_id, criteria_set_id, criterion_no)
            where line.council_id = card.council_id and line.cycle_id = card.cycle_id and line.unit_id = card.unit_id
              and line.half = 1
        ) as complete
        where card.left_on is null
    ),
    summed as (
        select carded.*, sums.*
        from carded
        cross join lateral (
            select sum(given.points) filter (where criterion.kind not in ('bonus', 'deduction')) as base,
                   least(coalesce(sum(given.bonus), 0)
                         + coalesce(sum(given.points) filter (where criterion.kind = 'bonus'), 0), carded.bonus_cap) as bonus,
                   coalesce(sum(given.points) filter (where criterion.kind = 'deduction'), 0) as deduction
            from thidua.scorecard_line as line
            join thidua.criterion using (council_id, criteria_set_id, criterion_no)
            cross join lateral (
                select case carded.figure when 'decided' then line.decided_points when 'agreed' then line.agreed_points
                                          when 'head' then line.head_points when 'self' then line.self_points end as points,
                       case carded.figure when 'decided' then line.decided_bonus when 'agreed' then line.agreed_bonus
                                          when 'head' then line.head_bonus when 'self' then line.self_bonus end as bonus
            ) as given
            where line.council_id = carded.council_id and line.cycle_id = carded.cycle_id and line.unit_id = carded.unit_id
              and line.half = 1
        ) as sums
    ),
    counted as (
        select summed.cycle_id, summed.unit_id, summed.unit_code, summed.figure, counts.*,
               greatest(counts.base + counts.bonus - counts.deduction, 0) as total
        from summed
        cross join lateral (
            select case when summed.is_missing then case summed.policy when 'zero' then 0 end
                        when summed.figure is not null then summed.base end as base,
                   case when summed.is_missing then case summed.policy when 'zero' then 0 end
                        when summed.figure is not null then summed.bonus end as bonus,
                   case when summed.is_missing then case summed.policy when 'zero' then 0 end
                        when summed.figure is not null then summed.deduction end as deduction
        ) as counts
    ),
    ranked as (
        select counted.*, rank() over place as place, count(*) over place as last_place
        from counted
        window place as (partition by counted.cycle_id order by (counted.base + counted.bonus - counted.deduction) is null,
                         counted.total desc)
    )
    select ranked.cycle_id, ranked.unit_id, ranked.unit_code, ranked.figure,
           case when ranked.base is not null then ranked.place::integer end,
           ranked.base is not null and ranked.last_place > ranked.place, ranked.base, ranked.bonus, ranked.deduction,
           case when ranked.base is not null then ranked.total end
    from ranked;
end;
