-- Why: what each criterion of a card counts with under one figure, after its halves were weighed: the totals add these rows up
-- and an explanation shows them, so that both say the same. Part is where it counts: base, bonus or deduction. A criterion that
-- an amendment brought or dropped has one half only, which counts with its weight.
create or replace function thidua.counted_lines(
    p_council bigint, p_cycle bigint, p_unit bigint, p_figure text, p_aggregate text, p_first smallint, p_second smallint
) returns table (criterion text, part text, points numeric, bonus numeric)
    language sql stable
begin atomic
    select criterion.code::text,
           case when criterion.kind in ('bonus', 'deduction') then criterion.kind else 'base' end,
           case p_aggregate
               when 'annual' then sum(given.points)
               else round(sum(given.points * given.weight) / (p_first + p_second), 2)
           end,
           case p_aggregate
               when 'annual' then sum(given.bonus)
               else round(sum(given.bonus * given.weight) / (p_first + p_second), 2)
           end
    from thidua.scorecard_line as line
    join thidua.criterion using (council_id, criteria_set_id, criterion_no)
    cross join lateral (
        select case p_figure
                   when 'decided' then line.decided_points
                   when 'agreed' then line.agreed_points
                   when 'head' then line.head_points
                   when 'self' then line.self_points
               end as points,
               case p_figure
                   when 'decided' then line.decided_bonus
                   when 'agreed' then line.agreed_bonus
                   when 'head' then line.head_bonus
                   when 'self' then line.self_bonus
               end as bonus,
               case line.half when 1 then p_first when 2 then p_second else 1 end as weight
    ) as given
    where line.council_id = p_council
      and line.cycle_id = p_cycle
      and line.unit_id = p_unit
      and given.points is not null
    group by criterion.code, 2;
end;
