-- Why: lines of scorecards are right as a whole or refused as a whole, and whoever sent them wants every mistake at once. The
-- lines stand in the temporary table card_line (see resolve_cards); each mistake comes back with its line, column, value and
-- reason. "found" is the number of all mistakes, of which at most p_limit are listed. p_not_for_scorer are units whose lines
-- that others score are not the sender's to write, p_only_for_scorer those of which only such lines are.
create or replace function thidua.check_cards(
    p_year integer, p_cluster text, p_figure text, p_not_for_scorer text[], p_only_for_scorer text[], p_limit integer
) returns table (line integer, col text, value text, reason text, parameters text[], found bigint)
    language plpgsql
    set search_path = thidua, pg_temp
    set jit = off
    -- Lines of a whole council are grouped in memory.
    set work_mem = '32MB'
as $$
#variable_conflict use_column
begin
    return query
    with first_of_many as (
        select c.unit, c.criterion, c.half, min(c.line) as line
        from pg_temp.card_line as c
        group by c.unit, c.criterion, c.half
        having count(*) > 1
    ),
    numbered as (
        select c.*, c.line > first_of_many.line as is_repeated,
               c.kind in ('boolean', 'ladder', 'proportional', 'lateness') as is_computed,
               c.kind in ('external', 'cross') as is_by_scorer
        from pg_temp.card_line as c
        left join first_of_many on first_of_many.unit = c.unit and first_of_many.criterion = c.criterion
            and first_of_many.half = c.half
    ),
    -- Most lines have no mistake: their reasons are all null, and what a mistake says is worked out for the others only.
    wrong as materialized (
        select m.*, judged.reasons
        from numbered as m
        cross join lateral (select array[
            case when m.cycle_id is null then 'unit_without_card' end,
            case when m.left_on is not null then 'card_has_left' end,
            case when m.cards > 1 and p_cluster is null then 'unit_in_two_clusters' end,
            case when m.cycle_id is not null and p_cluster is not null and m.cluster <> p_cluster
                 then 'unit_in_other_cluster' end,
            case when m.stage = 'closed' then 'cycle_is_closed' end,
            case when m.cycle_id is not null and not m.has_criteria then 'criteria_missing' end,
            case when m.has_criteria and m.criterion_no is null then 'criterion_unknown' end,
            case when m.is_repeated then 'line_twice' end,
            case when m.aggregate = 'annual' and m.half <> 0 then 'half_unexpected' end,
            case when m.aggregate = 'halves' and m.half = 0 then 'half_missing' end,
            case when p_figure = 'self' and m.is_by_scorer and m.unit = any (p_not_for_scorer)
                 then 'line_scored_by_other' end,
            case when p_figure = 'self' and not m.is_by_scorer and m.unit = any (p_only_for_scorer)
                 then 'line_only_for_scorer' end,
            case when m.is_computed and m.typed is not null then 'points_are_computed' end,
            case when m.is_computed and m.fact is null and m.typed is null then 'fact_needed' end,
            case when m.is_computed and m.fact is not null and m.points is null then 'fact_does_not_fit' end,
            case when not m.is_computed and m.fact is not null then 'fact_not_wanted' end,
            case when not m.is_computed and m.points is null and m.fact is null then 'points_missing' end,
            case when not m.is_computed and m.points > m.max then 'points_over_max' end,
            case when not m.is_computed and m.points <= m.max and m.points % m.step <> 0 then 'points_off_step' end,
            case when m.bonus > m.bonus_max
                 then case when m.bonus_max = 0 then 'bonus_not_given' else 'bonus_over_max' end end,
            case when m.kind = 'deduction' and m.points > 0 and m.reason is null then 'deduction_needs_reason' end,
            case when m.reason is null and m.points is not null and m.earlier_points is not null
                      and (m.points, m.bonus) is distinct from (m.earlier_points, m.earlier_bonus)
                 then 'difference_needs_reason' end
        ] as reasons) as judged
        where num_nonnulls(variadic judged.reasons) > 0
    ),
    mistake as (
        select m.line, f.*
        from wrong as m
        cross join lateral (
            select case m.kind when 'boolean' then 'actual=yes|no' when 'proportional' then 'plan= and actual='
                               when 'ladder' then 'actual= (percent), or plan= and actual='
                               when 'lateness' then 'actual= (days late), or plan= and actual= as dates' end as columns
        ) as facts
        cross join lateral (values
            ('unit_without_card', 'unit', m.unit, array['year', p_year::text]),
            ('card_has_left', 'unit', m.unit, array['unit', m.unit, 'year', p_year::text, 'cluster', m.cluster,
                'on', m.left_on::text, 'successor', m.left_to]),
            ('unit_in_two_clusters', 'unit', m.unit, '{}'),
            ('unit_in_other_cluster', 'unit', m.unit, array['actual', m.cluster, 'cluster', p_cluster]),
            ('cycle_is_closed', 'unit', m.unit, array['year', p_year::text, 'cluster', m.cluster]),
            ('criteria_missing', 'unit', m.unit, array['year', p_year::text, 'cluster', m.cluster]),
            ('criterion_unknown', 'criterion', m.criterion, '{}'),
            ('line_twice', 'criterion', m.criterion, array['unit', m.unit]),
            ('half_unexpected', 'half', m.half::text, '{}'),
            ('half_missing', 'half', null, '{}'),
            ('line_scored_by_other', 'criterion', m.criterion, array['scorer', coalesce(m.scorer, m.kind)]),
            ('line_only_for_scorer', 'criterion', m.criterion, array['kinds', 'external, cross']),
            ('points_are_computed', 'points', m.typed::text, array['kind', m.kind]),
            ('fact_needed', 'actual', null, array['kind', m.kind, 'columns', facts.columns]),
            ('fact_does_not_fit', 'actual', m.fact, array['kind', m.kind, 'columns', facts.columns]),
            ('fact_not_wanted', 'actual', m.fact, array['kind', m.kind]),
            ('points_missing', 'points', null, '{}'),
            ('points_over_max', 'points', m.points::text, array['max', m.max::text]),
            ('points_off_step', 'points', m.points::text, array['step', m.step::text]),
            ('bonus_not_given', 'bonus', m.bonus::text, array['max', m.bonus_max::text]),
            ('bonus_over_max', 'bonus', m.bonus::text, array['max', m.bonus_max::text]),
            ('deduction_needs_reason', 'reason', null, '{}'),
            ('difference_needs_reason', 'reason', null, array['before', m.earlier_points::text])
        ) as f (reason, col, value, parameters)
        where f.reason = any (m.reasons)
    )
    select mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters::text[], count(*) over ()
    from mistake
    order by mistake.line, mistake.col
    limit p_limit;
end
$$;
