-- Why: a card keeps what it adds up to (summed_cards), so that a closing reads cards and never lines.
-- Two writers that each bring a part of a card would sum at once, each without the other's lines: the second waits at the
-- lock, and its sums, a later statement, see both parts.
create or replace function thidua.refresh_cards(p_council bigint, p_cycles bigint[], p_units bigint[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform
    from (select cycle_id, unit_id from unnest(p_cycles, p_units) as t (cycle_id, unit_id) order by cycle_id, unit_id) as touched
    cross join lateral (
        select
        from scorecard as card
        where card.council_id = p_council
          and card.cycle_id = touched.cycle_id
          and card.unit_id = touched.unit_id
        for no key update
    ) as locked;

    update scorecard
    set figure = summed.figure, base = summed.base, bonus = summed.bonus, deduction = summed.deduction, total = summed.total,
        digest = summed.digest
    from summed_cards(p_council, p_cycles, p_units) as summed
    where scorecard.council_id = p_council
      and scorecard.cycle_id = summed.cycle_id
      and scorecard.unit_id = summed.unit_id;
end
$$;
