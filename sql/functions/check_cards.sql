-- Why: an import of scorecards is right as a whole or refused as a whole, and whoever sent it wants every mistake at once.
-- The rows stand in the temporary table card_row (see CardStaging in CouncilStore); each mistake comes back with its line,
-- column, value and reason. "found" is the number of all mistakes, of which at most p_limit are listed.
create or replace function thidua.check_cards(p_year integer, p_cluster text, p_figure text, p_limit integer)
    returns table (line integer, col text, value text, reason text, parameters text[], found bigint)
    language plpgsql
    set search_path = thidua, pg_temp
    -- Tables that were filled a moment ago have no statistics: taken for a row or two they were joined by nested loops.
    set enable_nestloop = off
    set jit = off
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with card as (
        select distinct on (unit.code) unit.code as unit, cluster.code as cluster, cycle.cycle_id, cycle.state, cycle.criteria_set_id, unit.unit_id,
               count(*) over (partition by unit.code) as cards
        from cycle
        join cluster using (council_id, cluster_id)
        join scorecard using (council_id, cycle_id)
        join unit using (council_id, unit_id)
        where cycle.council_id = this_council and cycle.year = p_year
        -- A unit that moved can have a card in two clusters of a year; the one asked for counts.
        order by unit.code, cluster.code is distinct from p_cluster, cluster.code
    ),
    matched as (
        select r.*, card.cards, card.cluster, card.cycle_id, card.state, card.criteria_set_id, card.unit_id,
               criterion.criterion_no, criterion.kind, criterion.max, criterion.step, criterion.bonus_max,
               row_number() over (partition by r.unit, r.criterion order by r.line) as nth,
               earlier.points as earlier_points, earlier.bonus as earlier_bonus
        from pg_temp.card_row as r
        left join card on card.unit = r.unit
        left join criterion on criterion.council_id = this_council
            and criterion.criteria_set_id = card.criteria_set_id
            and criterion.code = r.criterion
        left join scorecard_line as old on old.council_id = this_council
            and old.cycle_id = card.cycle_id and old.unit_id = card.unit_id and old.criterion_no = criterion.criterion_no
        left join lateral (
            select case p_figure
                       when 'head' then old.self_points
                       when 'agreed' then coalesce(old.head_points, old.self_points)
                       when 'decided' then coalesce(old.agreed_points, old.head_points, old.self_points)
                   end as points,
                   case p_figure
                       when 'head' then old.self_bonus
                       when 'agreed' then coalesce(old.head_bonus, old.self_bonus)
                       when 'decided' then coalesce(old.agreed_bonus, old.head_bonus, old.self_bonus)
                   end as bonus
        ) as earlier on true
    ),
    mistake as (
        select m.line, f.*
        from matched as m
        cross join lateral (values
            (m.cycle_id is null, 'unit', m.unit, 'unit_without_card', array['year', p_year::text]),
            (m.cards > 1 and p_cluster is null, 'unit', m.unit, 'unit_in_two_clusters', '{}'),
            (m.cycle_id is not null and p_cluster is not null and m.cluster <> p_cluster, 'unit', m.unit,
                'unit_in_other_cluster', array['actual', m.cluster, 'cluster', p_cluster]),
            (m.state = 'closed', 'unit', m.unit, 'cycle_is_closed', array['year', p_year::text, 'cluster', m.cluster]),
            (m.cycle_id is not null and m.criteria_set_id is null, 'unit', m.unit,
                'criteria_missing', array['year', p_year::text, 'cluster', m.cluster]),
            (m.criteria_set_id is not null and m.criterion_no is null, 'criterion', m.criterion, 'criterion_unknown', '{}'),
            (m.nth > 1, 'criterion', m.criterion, 'line_twice', array['unit', m.unit]),
            (m.kind in ('ladder', 'proportional', 'lateness'), 'criterion', m.criterion,
                'points_are_computed', array['kind', m.kind]),
            (m.points > m.max, 'points', m.points::text, 'points_over_max', array['max', m.max::text]),
            (m.points <= m.max and m.kind = 'boolean' and m.points not in (0, m.max), 'points', m.points::text,
                'points_off_step', array['step', m.max::text]),
            (m.points <= m.max and m.kind <> 'boolean' and m.points % m.step <> 0, 'points', m.points::text,
                'points_off_step', array['step', m.step::text]),
            (m.bonus > m.bonus_max, 'bonus', m.bonus::text,
                case when m.bonus_max = 0 then 'bonus_not_given' else 'bonus_over_max' end,
                array['max', m.bonus_max::text]),
            (m.kind = 'deduction' and m.points > 0 and m.reason is null, 'reason', null, 'deduction_needs_reason', '{}'),
            (m.reason is null and m.earlier_points is not null
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
