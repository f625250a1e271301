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
as $$
#variable_conflict use_column
begin
    return query
    with numbered as (
        select c.*, row_number() over (partition by c.unit, c.criterion, c.half order by c.line) as nth,
               c.kind in ('boolean', 'ladder', 'proportional', 'lateness') as is_computed,
               c.kind in ('external', 'cross') as is_by_scorer,
               case c.kind when 'boolean' then 'actual=yes|no' when 'proportional' then 'plan= and actual='
                           when 'ladder' then 'actual= (percent), or plan= and actual='
                           when 'lateness' then 'actual= (days late), or plan= and actual= as dates' end as facts
        from pg_temp.card_line as c
    ),
    mistake as (
        select m.line, f.*
        from numbered as m
        cross join lateral (values
            (m.cycle_id is null, 'unit', m.unit, 'unit_without_card', array['year', p_year::text]),
            (m.cards > 1 and p_cluster is null, 'unit', m.unit, 'unit_in_two_clusters', '{}'),
            (m.cycle_id is not null and p_cluster is not null and m.cluster <> p_cluster, 'unit', m.unit,
                'unit_in_other_cluster', array['actual', m.cluster, 'cluster', p_cluster]),
            (m.stage = 'closed', 'unit', m.unit, 'cycle_is_closed', array['year', p_year::text, 'cluster', m.cluster]),
            (m.cycle_id is not null and not m.has_criteria, 'unit', m.unit,
                'criteria_missing', array['year', p_year::text, 'cluster', m.cluster]),
            (m.has_criteria and m.criterion_no is null, 'criterion', m.criterion, 'criterion_unknown', '{}'),
            (m.nth > 1, 'criterion', m.criterion, 'line_twice', array['unit', m.unit]),
            (m.aggregate = 'annual' and m.half <> 0, 'half', m.half::text, 'half_unexpected', '{}'),
            (m.aggregate = 'halves' and m.half = 0, 'half', null, 'half_missing', '{}'),
            (p_figure = 'self' and m.is_by_scorer and m.unit = any (p_not_for_scorer), 'criterion', m.criterion,
                'line_scored_by_other', array['scorer', coalesce(m.scorer, m.kind)]),
            (p_figure = 'self' and not m.is_by_scorer and m.unit = any (p_only_for_scorer), 'criterion', m.criterion,
                'line_only_for_scorer', array['kinds', 'external, cross']),
            (m.is_computed and m.typed is not null, 'points', m.typed::text, 'points_are_computed', array['kind', m.kind]),
            (m.is_computed and m.fact is null and m.typed is null, 'actual', null, 'fact_needed',
                array['kind', m.kind, 'columns', m.facts]),
            (m.is_computed and m.fact is not null and m.points is null, 'actual', m.fact, 'fact_does_not_fit',
                array['kind', m.kind, 'columns', m.facts]),
            (not m.is_computed and m.fact is not null, 'actual', m.fact, 'fact_not_wanted', array['kind', m.kind]),
            (not m.is_computed and m.points is null and m.fact is null, 'points', null, 'points_missing', '{}'),
            (not m.is_computed and m.points > m.max, 'points', m.points::text, 'points_over_max', array['max', m.max::text]),
            (not m.is_computed and m.points <= m.max and m.points % m.step <> 0, 'points', m.points::text,
                'points_off_step', array['step', m.step::text]),
            (m.bonus > m.bonus_max, 'bonus', m.bonus::text,
                case when m.bonus_max = 0 then 'bonus_not_given' else 'bonus_over_max' end,
                array['max', m.bonus_max::text]),
            (m.kind = 'deduction' and m.points > 0 and m.reason is null, 'reason', null, 'deduction_needs_reason', '{}'),
            (m.reason is null and m.points is not null and m.earlier_points is not null
                and (m.points, m.bonus) is distinct from (m.earlier_points, m.earlier_bonus), 'reason', null,
                'difference_needs_reason', array['before', m.earlier_points::text])
        ) as f (wrong, col, value, reason, parameters)
        where f.wrong
    )
    select mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters::text[], count(*) over ()
    from mistake
    order by mistake.line, mistake.col
    limit p_limit;
end
$$;
