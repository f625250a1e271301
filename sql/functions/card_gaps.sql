-- Why: a card is handed on only when nothing it needs is missing, and whoever must complete it wants to know what. One row for
-- each card with gaps: how many required lines lack this figure and every one before it, how many lines with points lack the
-- evidence that they need, and the first line of each. For the self figure only what the unit itself scores is asked for.
create or replace function thidua.card_gaps(p_cycles bigint[], p_units bigint[], p_figure text)
    returns table (cycle_id bigint, unit_id bigint, lines integer, first_line text, without_evidence integer,
                   first_without_evidence text)
    language sql stable
begin atomic
    with required as (
        select card.cycle_id, card.unit_id, criterion.criteria_set_id, criterion.criterion_no, criterion.code,
               criterion.kind, criterion.needs_evidence, halves.half,
               case when halves.half = 0 then criterion.code::text
                    else criterion.code || ' half ' || halves.half end as line
        from unnest(p_cycles, p_units) as card (cycle_id, unit_id)
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = card.cycle_id
        join thidua.criteria_set using (council_id, criteria_set_id)
        cross join lateral unnest(
            case criteria_set.aggregate when 'annual' then '{0}'::smallint[] else '{1,2}' end) as halves (half)
        join thidua.criterion
            on criterion.council_id = cycle.council_id
           and criterion.criteria_set_id = case when halves.half = 1
                   then coalesce(cycle.first_half_set_id, cycle.criteria_set_id) else cycle.criteria_set_id end
    ),
    seen as (
        select required.cycle_id, required.unit_id, required.line, required.half, required.criterion_no,
               required.kind not in ('bonus', 'deduction')
                   and (p_figure <> 'self' or required.kind not in ('external', 'cross'))
                   and case p_figure
                           when 'self' then line.self_points
                           when 'head' then coalesce(line.head_points, line.self_points)
                           when 'agreed' then coalesce(line.agreed_points, line.head_points, line.self_points)
                           when 'decided' then coalesce(line.decided_points, line.agreed_points, line.head_points, line.self_points)
                       end is null as is_missing,
               required.needs_evidence and line.self_points > 0 and not exists (
                   select
                   from thidua.evidence
                   where evidence.council_id = (select thidua.current_council())
                     and evidence.cycle_id = required.cycle_id
                     and evidence.unit_id = required.unit_id
                     and evidence.criterion_no = required.criterion_no
                     and evidence.half = required.half
                     and evidence.withdrawn_at is null) as lacks_evidence
        from required
        left join thidua.scorecard_line as line
            on line.council_id = (select thidua.current_council())
           and line.cycle_id = required.cycle_id
           and line.unit_id = required.unit_id
           and line.criterion_no = required.criterion_no
           and line.half = required.half
    )
    select seen.cycle_id, seen.unit_id,
           count(*) filter (where seen.is_missing)::integer,
           (array_agg(seen.line order by seen.half, seen.criterion_no) filter (where seen.is_missing))[1],
           count(*) filter (where seen.lacks_evidence)::integer,
           (array_agg(seen.line order by seen.half, seen.criterion_no) filter (where seen.lacks_evidence))[1]
    from seen
    where seen.is_missing or seen.lacks_evidence
    group by seen.cycle_id, seen.unit_id;
end;
