-- Why: the one ranking query; closing, preview and verification all read it. Inside each cycle by decided total, highest
-- first; equal totals share a rank and the next rank is skipped (1, 2, 2, 4); ties stay ties.
create or replace function thidua.rank_cards(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, rank integer, tied boolean, class text,
                   base numeric, bonus numeric, deduction numeric, total numeric)
    language sql stable
begin atomic
    -- Once a cycle, not once a card.
    with classes as materialized (select * from thidua.class_thresholds(p_cycles))
    select card.cycle_id, card.unit_id,
           (rank() over place)::integer,
           count(*) over (partition by card.cycle_id, card.total) > 1,
           thidua.class_of(card.total, criteria_set.base_total, classes.excellent_from, classes.good_from, classes.fair_from),
           card.base, card.bonus, card.deduction, card.total
    from thidua.cycle
    join classes using (cycle_id)
    join thidua.criteria_set using (council_id, criteria_set_id)
    join thidua.scorecard as card using (council_id, cycle_id)
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and card.left_on is null
    window place as (partition by card.cycle_id order by card.total desc);
end;
