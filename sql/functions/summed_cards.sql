-- Why: what cards add up to, from their lines and the findings about them. Writing a card keeps this, and verifying a closing compares it
-- with what was kept. A card counts under the latest figure that all its required lines have: missing is not zero. Of a set that
-- scores halves, both halves of a criterion make its year by the set's weights, rounded half up at the criterion; totals are sums
-- and never rounded. Bonus is capped by the set, findings of other channels are taken off, and a total never falls below zero. The
-- digest covers all four figures and facts of every line, and the findings.
-- Planned for each call, as SQL functions are not: a plan that does not know the council went through all its criteria for each line.
-- Lateral joins look each card up by its key. Joined as sets, tables that were just filled have no statistics, and the planner
-- went through all lines for each card.
create or replace function thidua.summed_cards(p_council bigint, p_cycles bigint[], p_units bigint[])
    returns table (cycle_id bigint, unit_id bigint, figure text, base numeric, bonus numeric, deduction numeric, total numeric,
                   digest bytea)
    language plpgsql stable
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    with touched as materialized (
        select t.cycle_id, t.unit_id, criteria_set.aggregate, criteria_set.bonus_cap,
               criteria_set.first_weight, criteria_set.second_weight,
               case criteria_set.aggregate
                   when 'annual' then criteria_set.required_lines
                   else criteria_set.required_lines + first_set.required_lines
               end as required_lines
        from unnest(p_cycles, p_units) as t (cycle_id, unit_id)
        join cycle on cycle.council_id = p_council and cycle.cycle_id = t.cycle_id
        join criteria_set on criteria_set.council_id = p_council
            and criteria_set.criteria_set_id = cycle.criteria_set_id
        join criteria_set as first_set on first_set.council_id = p_council
            and first_set.criteria_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
    ),
    summed as (
        select touched.cycle_id, touched.unit_id, complete.figure,
               coalesce(figured.base, 0) as base,
               least(coalesce(figured.bonus, 0), touched.bonus_cap) as bonus,
               coalesce(figured.deduction, 0) + coalesce(found.deduction, 0) as deduction,
               case when complete.digest_text is not null or found.digest_text is not null
                    then sha256(convert_to(coalesce(complete.digest_text, '') || coalesce(found.digest_text, ''), 'UTF8'))
               end as digest
        from touched
        cross join lateral (
            select case touched.required_lines
                       when count(line.decided_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'decided'
                       when count(line.agreed_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'agreed'
                       when count(line.head_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'head'
                       when count(line.self_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'self'
                   end as figure,
                   string_agg(line_digest_text(line), '' order by line.half, line.criterion_no) as digest_text
            from scorecard_line as line
            join criterion using (council_id, criteria_set_id, criterion_no)
            where line.council_id = p_council
              and line.cycle_id = touched.cycle_id
              and line.unit_id = touched.unit_id
        ) as complete
        cross join lateral (
            select sum(counted.points) filter (where counted.part = 'base') as base,
                   coalesce(sum(counted.bonus), 0)
                       + coalesce(sum(counted.points) filter (where counted.part = 'bonus'), 0) as bonus,
                   sum(counted.points) filter (where counted.part = 'deduction') as deduction
            from counted_lines(p_council, touched.cycle_id, touched.unit_id, complete.figure,
                               touched.aggregate, touched.first_weight, touched.second_weight) as counted
        ) as figured
        cross join lateral (
            select sum(finding.points) filter (where finding.effect = 'deduct' and finding.lifted_at is null) as deduction,
                   string_agg(finding_digest_text(finding), '' order by finding.finding_id) as digest_text
            from finding
            where finding.council_id = p_council
              and finding.cycle_id = touched.cycle_id
              and finding.unit_id = touched.unit_id
        ) as found
    )
    select summed.cycle_id, summed.unit_id, summed.figure,
           case when summed.figure is not null then summed.base end,
           case when summed.figure is not null then summed.bonus end,
           case when summed.figure is not null then summed.deduction end,
           case when summed.figure is not null then greatest(summed.base + summed.bonus - summed.deduction, 0) end,
           summed.digest
    from summed;
end
$$;
