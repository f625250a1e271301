-- Why: cards go from desk to desk together: a cycle leaves a desk when every card has passed it. Only self-scoring ends by its
-- date, whoever has not attested by then; the head waits for those cards.
create or replace function thidua.chain_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    with desks (state, code, passed) as (
        values ('self_scoring', 'cards_not_attested', array['attested', 'in_review', 'reviewed', 'agreed', 'decided']),
               ('head_review', 'cards_not_reviewed', array['reviewed', 'agreed', 'decided']),
               ('consensus', 'cards_not_agreed', array['agreed', 'decided']),
               ('appraisal', 'cards_not_decided', array['decided'])
    ),
    closing as materialized (
        select given.cycle_id, thidua.day_of_setting(given.value, cycle.year) as day
        from thidua.settings_of(p_cycles, array['self_scoring_closes_on']) as given
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = given.cycle_id
    )
    select card.cycle_id, desks.state, desks.code, count(*)::integer, min(unit.code collate "C"),
           array['day', min(closing.day)::text]
    from thidua.scorecard as card
    join thidua.unit using (council_id, unit_id)
    join closing using (cycle_id)
    cross join desks
    where card.council_id = (select thidua.current_council())
      and card.cycle_id = any (p_cycles)
      and card.left_on is null
      and card.state <> all (desks.passed)
      and (desks.state <> 'self_scoring' or thidua.council_today() <= closing.day)
    group by card.cycle_id, desks.state, desks.code;
end;
