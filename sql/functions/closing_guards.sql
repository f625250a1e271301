-- Why: everything that keeps cycles from a closing, in the order in which it is told; the first is the one that holds a cycle. Where the council's policy for missing work applies, what units owe holds
-- nothing any more: such a row is lifted, and the closing puts the policy on record. The codes of gaps stand in the order of CycleRules.
create or replace function thidua.closing_guards(p_kind text, p_cycles bigint[], p_policy text)
    returns table (cycle_id bigint, place integer, code text, waiting integer, first_unit text, parameters text[], lifted boolean)
    language sql stable
begin atomic
    with asked as materialized (
        select cycle.council_id, cycle.cycle_id, cycle.state, cycle.criteria_set_id
        from thidua.cycle
        where cycle.council_id = (select thidua.current_council())
          and cycle.cycle_id = any (p_cycles)
    ),
    cards as materialized (
        select asked.cycle_id, count(card.unit_id)::integer as units,
               (count(*) filter (where card.state <> 'decided'))::integer as undecided,
               min(unit.code collate "C") filter (where card.state <> 'decided') as first_undecided
        from asked
        left join thidua.scorecard as card
            on card.council_id = asked.council_id and card.cycle_id = asked.cycle_id and card.left_on is null
        left join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
        where p_kind = 'year_end'
        group by asked.cycle_id
    ),
    found as (
        select asked.cycle_id, 1 as place, 'cycle_on_hold' as code, null::integer as waiting, null::text as first_unit,
               '{}'::text[] as parameters
        from asked
        where asked.state = 'on_hold'
        union all
        select asked.cycle_id, 2, 'cycle_before_mid_year', null, null, array['state', asked.state]
        from asked
        where p_kind = 'mid_year' and asked.state in ('preparing', 'covenant', 'first_half')
        union all
        select asked.cycle_id, 3, 'criteria_missing', null, null, '{}'
        from asked
        where p_kind = 'year_end' and asked.criteria_set_id is null
        union all
        select cards.cycle_id, 4, 'no_member', null, null, '{}'
        from cards
        where cards.units = 0
        union all
        select cards.cycle_id, 5, 'card_not_decided', cards.undecided, cards.first_undecided, '{}'
        from cards
        where cards.undecided > 0
        union all
        select finding.cycle_id, 6, 'finding_holds', count(distinct finding.unit_id)::integer, min(unit.code collate "C"), '{}'
        from thidua.finding
        join thidua.unit using (council_id, unit_id)
        join thidua.scorecard as card using (council_id, cycle_id, unit_id)
        where p_kind = 'year_end'
          and finding.council_id = (select thidua.current_council())
          and finding.cycle_id = any (p_cycles)
          and finding.effect = 'hold'
          and finding.lifted_at is null
          and card.left_on is null
        group by finding.cycle_id
        union all
        select gap.cycle_id, 10 + array_position(thidua.review_gap_codes(), gap.code), gap.code, gap.waiting,
               gap.first_unit, gap.parameters
        from thidua.review_gaps(p_cycles) as gap
        where gap.state = p_kind
    )
    select found.cycle_id, found.place, found.code, coalesce(found.waiting, 0), found.first_unit, found.parameters,
           coalesce(p_policy in ('zero', 'not_ranked'), false) and found.code in ('card_not_decided', 'reports_missing')
    from found;
end;
