-- Why: what keeps a cycle from its year-end closing, one row a cycle that is not closed: the guard that fails first, the unit
-- it is about and how many units wait, or nulls where the cycle may close. The closing and its preview both ask this.
create or replace function thidua.year_end_guards(p_year integer)
    returns table (cycle_id bigint, guard text, unit_id bigint, waiting_units integer)
    language sql stable
begin atomic
    select cycle.cycle_id,
           case
               when cycle.state = 'on_hold' then 'cycle_on_hold'
               when cycle.criteria_set_id is null then 'criteria_missing'
               when cards.units = 0 then 'no_member'
               when cards.undecided > 0 then 'card_not_decided'
               when findings.units > 0 then 'finding_holds'
           end,
           case
               when cycle.state = 'on_hold' or cycle.criteria_set_id is null then null
               when cards.undecided > 0 then (
                   select card.unit_id
                   from thidua.scorecard as card
                   join thidua.unit using (council_id, unit_id)
                   where card.council_id = cycle.council_id
                     and card.cycle_id = cycle.cycle_id
                     and card.state <> 'decided'
                     and card.left_on is null
                   order by unit.code collate "C"
                   limit 1)
               when findings.units > 0 then (
                   select finding.unit_id
                   from thidua.finding
                   join thidua.unit using (council_id, unit_id)
                   join thidua.scorecard as card using (council_id, cycle_id, unit_id)
                   where finding.council_id = cycle.council_id
                     and finding.cycle_id = cycle.cycle_id
                     and finding.effect = 'hold'
                     and finding.lifted_at is null
                     and card.left_on is null
                   order by unit.code collate "C"
                   limit 1)
           end,
           case
               when cycle.state = 'on_hold' or cycle.criteria_set_id is null then cards.units
               when cards.undecided > 0 then cards.undecided
               else findings.units
           end
    from thidua.cycle
    cross join lateral (
        select count(*)::integer as units,
               (count(*) filter (where card.state <> 'decided'))::integer as undecided
        from thidua.scorecard as card
        where card.council_id = cycle.council_id
          and card.cycle_id = cycle.cycle_id
          and card.left_on is null
    ) as cards
    cross join lateral (
        select count(distinct finding.unit_id)::integer as units
        from thidua.finding
        join thidua.scorecard as card using (council_id, cycle_id, unit_id)
        where finding.council_id = cycle.council_id
          and finding.cycle_id = cycle.cycle_id
          and finding.effect = 'hold'
          and finding.lifted_at is null
          and card.left_on is null
    ) as findings
    where cycle.council_id = (select thidua.current_council())
      and cycle.year = p_year
      and cycle.state <> 'closed';
end;
