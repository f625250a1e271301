-- Why: a card's totals are kept true by the statement that writes its lines or its findings, so that a closing reads units and
-- never lines. This is the one home of the sums; the triggers of keep_card_totals call it. p_cycles and p_units are parallel
-- lists, one place a card.
-- A card's figure is the latest one that all its required lines have: missing is not zero. Criteria of the kinds bonus and
-- deduction stand outside the base; a card need not have a line for them. A finding that deducts counts beside the deduction
-- criteria until it is lifted, under whichever figure the card has. The digest covers all four figures of every line, and
-- every finding.
-- Lateral joins look each touched card up by its key. Joined as sets, tables that were just filled have no statistics, and
-- the planner went through all lines for each card.
create or replace function thidua.refresh_cards(p_cycles bigint[], p_units bigint[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    -- Two writers that each bring a part of a card would sum at once, each without the other's part. The second waits here,
    -- and its sums, which are a later statement, see both parts.
    perform
    from (select distinct cycle.council_id, cycle.cycle_id, pair.unit_id
          from unnest(p_cycles, p_units) as pair (cycle_id, unit_id)
          join cycle using (cycle_id)
          order by cycle.council_id, cycle.cycle_id, pair.unit_id) as touched
    cross join lateral (
        select
        from scorecard as card
        where card.council_id = touched.council_id
          and card.cycle_id = touched.cycle_id
          and card.unit_id = touched.unit_id
        for no key update
    ) as locked;

    with touched as materialized (
        select distinct cycle.council_id, cycle.cycle_id, pair.unit_id, cycle.criteria_set_id
        from unnest(p_cycles, p_units) as pair (cycle_id, unit_id)
        join cycle using (cycle_id)
    ),
    summed as materialized (
        select touched.council_id, touched.cycle_id, touched.unit_id, complete.figure,
               coalesce(figured.base, 0) as base,
               least(coalesce(figured.bonus, 0), criteria_set.bonus_cap) as bonus,
               coalesce(figured.deduction, 0) + coalesce(found.deduction, 0) as deduction,
               sha256(convert_to(nullif(concat(figured.texts, found.texts), ''), 'UTF8')) as digest
        from touched
        left join criteria_set using (council_id, criteria_set_id)
        cross join lateral (
            select case criteria_set.required_lines
                       when count(line.decided_points) then 'decided'
                       when count(line.agreed_points) then 'agreed'
                       when count(line.head_points) then 'head'
                       when count(line.self_points) then 'self'
                   end as figure
            from scorecard_line as line
            join criterion using (council_id, criteria_set_id, criterion_no)
            where line.council_id = touched.council_id
              and line.cycle_id = touched.cycle_id
              and line.unit_id = touched.unit_id
              and criterion.kind not in ('bonus', 'deduction')
        ) as complete
        cross join lateral (
            select sum(given.points) filter (where criterion.kind not in ('bonus', 'deduction')) as base,
                   coalesce(sum(given.bonus), 0)
                       + coalesce(sum(given.points) filter (where criterion.kind = 'bonus'), 0) as bonus,
                   sum(given.points) filter (where criterion.kind = 'deduction') as deduction,
                   string_agg(line_digest_text(line), '' order by line.criterion_no) as texts
            from scorecard_line as line
            join criterion using (council_id, criteria_set_id, criterion_no)
            cross join lateral (
                select case complete.figure
                           when 'decided' then line.decided_points
                           when 'agreed' then line.agreed_points
                           when 'head' then line.head_points
                           when 'self' then line.self_points
                       end as points,
                       case complete.figure
                           when 'decided' then line.decided_bonus
                           when 'agreed' then line.agreed_bonus
                           when 'head' then line.head_bonus
                           when 'self' then line.self_bonus
                       end as bonus
            ) as given
            where line.council_id = touched.council_id
              and line.cycle_id = touched.cycle_id
              and line.unit_id = touched.unit_id
        ) as figured
        cross join lateral (
            select sum(finding.points) filter (where finding.effect = 'deduct' and finding.lifted_at is null) as deduction,
                   string_agg(finding_digest_text(finding), '' order by finding.finding_id) as texts
            from finding
            where finding.council_id = touched.council_id
              and finding.cycle_id = touched.cycle_id
              and finding.unit_id = touched.unit_id
        ) as found
    )
    update scorecard
    set figure = summed.figure,
        base = case when summed.figure is not null then summed.base end,
        bonus = case when summed.figure is not null then summed.bonus end,
        deduction = case when summed.figure is not null then summed.deduction end,
        total = case when summed.figure is not null
                     then greatest(summed.base + summed.bonus - summed.deduction, 0) end,
        digest = summed.digest
    from summed
    where scorecard.council_id = summed.council_id
      and scorecard.cycle_id = summed.cycle_id
      and scorecard.unit_id = summed.unit_id;
end
$$;
