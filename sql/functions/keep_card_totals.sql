-- Why: a card's totals are kept true by the statement that writes its lines, so that a closing reads units and never lines.
-- A card's figure is the latest one that all its required lines have: missing is not zero. Criteria of the kinds bonus and
-- deduction stand outside the base; a card need not have a line for them. The digest covers all four figures of every line.
create or replace function thidua.keep_card_totals() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    -- Two writers that each bring a part of a card would sum at once, each without the other's lines. The second waits here,
    -- and its sums, which are a later statement, see both parts.
    perform from scorecard
    where (council_id, cycle_id, unit_id) in (select changed.council_id, changed.cycle_id, changed.unit_id from changed)
    order by council_id, cycle_id, unit_id
    for no key update;

    with touched as (
        select distinct council_id, cycle_id, unit_id
        from changed
    ),
    complete as (
        select touched.council_id, touched.cycle_id, touched.unit_id, criteria_set.criteria_set_id, criteria_set.bonus_cap,
               case criteria_set.required_lines
                   when count(line.decided_points) then 'decided'
                   when count(line.agreed_points) then 'agreed'
                   when count(line.head_points) then 'head'
                   when count(line.self_points) then 'self'
               end as figure
        from touched
        join cycle using (council_id, cycle_id)
        join criteria_set using (council_id, criteria_set_id)
        left join (scorecard_line as line
                   join criterion using (council_id, criteria_set_id, criterion_no))
            on (line.council_id, line.cycle_id, line.unit_id) = (touched.council_id, touched.cycle_id, touched.unit_id)
           and criterion.kind not in ('bonus', 'deduction')
        group by touched.council_id, touched.cycle_id, touched.unit_id, criteria_set.criteria_set_id,
                 criteria_set.bonus_cap, criteria_set.required_lines
    ),
    figured as (
        select council_id, cycle_id, unit_id, criterion_no, complete.figure, complete.bonus_cap, criterion.kind,
               line_digest_text(line) as digest_text,
               case complete.figure
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
        from complete
        left join (scorecard_line as line
                   join criterion using (council_id, criteria_set_id, criterion_no))
            using (council_id, cycle_id, unit_id, criteria_set_id)
    ),
    summed as (
        select council_id, cycle_id, unit_id, figure,
               coalesce(sum(points) filter (where kind not in ('bonus', 'deduction')), 0) as base,
               least(coalesce(sum(bonus), 0) + coalesce(sum(points) filter (where kind = 'bonus'), 0), bonus_cap) as bonus,
               coalesce(sum(points) filter (where kind = 'deduction'), 0) as deduction,
               sha256(convert_to(string_agg(digest_text, '' order by criterion_no), 'UTF8')) as digest
        from figured
        group by council_id, cycle_id, unit_id, figure, bonus_cap
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
    return null;
end
$$;

create or replace trigger totals_insert after insert on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_update after update on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_delete after delete on thidua.scorecard_line
    referencing old table as changed for each statement execute function thidua.keep_card_totals();
