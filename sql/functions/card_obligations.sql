-- Why: what the chain of scorecards asks of units by a day: each attests its card, the head hands on the whole table. An
-- attestation counts from the first one, as long as the card does not lie with its unit again; what was taken down from paper
-- without its steps is known to be done and not when, and counts as in time.
create or replace function thidua.card_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    with led as (
        select cycle.council_id, cycle.cycle_id, council.time_zone, cluster.code as cluster, cycle.year,
               max(thidua.day_of_setting(said.value, cycle.year)) filter (where said.name = 'self_scoring_closes_on')
                   as scored_by,
               max(thidua.day_of_setting(said.value, cycle.year)) filter (where said.name = 'head_review_closes_on')
                   as reviewed_by
        from thidua.settings_of(p_cycles, array['self_scoring_closes_on', 'head_review_closes_on']) as said
        join thidua.cycle using (cycle_id)
        join thidua.council using (council_id)
        join thidua.cluster using (council_id, cluster_id)
        where cycle.council_id = (select thidua.current_council())
        group by cycle.council_id, cycle.cycle_id, council.time_zone, cluster.code, cycle.year
    )
    select led.cycle_id, card.unit_id, 'self_scoring', 'card/' || unit.code || '/' || led.year, led.scored_by, 0,
           case when card.state not in ('filling', 'returned')
                then coalesce((attested.at at time zone led.time_zone)::date,
                              least(led.scored_by, thidua.council_today())) end,
           null::numeric, attested.document
    from led
    join thidua.scorecard as card on card.council_id = led.council_id and card.cycle_id = led.cycle_id
    join thidua.unit on unit.council_id = led.council_id and unit.unit_id = card.unit_id
    left join lateral (
        select step.at, step.document::text
        from thidua.scorecard_step as step
        where step.council_id = led.council_id and step.cycle_id = led.cycle_id and step.unit_id = card.unit_id
          and step.from_state in ('filling', 'returned') and step.to_state not in ('filling', 'returned')
        order by step.step_id
        limit 1
    ) as attested on true
    where unit.valid_to is null or unit.valid_to > led.scored_by or card.state not in ('filling', 'returned')
    union all
    select led.cycle_id, officer.unit_id, 'head_review', 'cycle/' || led.cluster || '/' || led.year, led.reviewed_by, 0,
           case when cards.are_reviewed then coalesce(
               (handed_on.at at time zone led.time_zone)::date, (cards.reviewed_at at time zone led.time_zone)::date,
               least(led.reviewed_by, thidua.council_today())) end,
           null::numeric, handed_on.document
    from led
    join thidua.cycle_officer as officer
        on officer.council_id = led.council_id and officer.cycle_id = led.cycle_id
       and officer.role = 'head' and officer.ended_at is null
    cross join lateral (
        select bool_and(card.state in ('reviewed', 'agreed', 'decided')) as are_reviewed, max(reviewed.at) as reviewed_at
        from thidua.scorecard as card
        left join lateral (
            select min(step.at) as at
            from thidua.scorecard_step as step
            where step.council_id = led.council_id and step.cycle_id = led.cycle_id and step.unit_id = card.unit_id
              and step.to_state in ('reviewed', 'agreed', 'decided')
        ) as reviewed on true
        where card.council_id = led.council_id and card.cycle_id = led.cycle_id and card.left_on is null
    ) as cards
    left join lateral (
        select moved.at, moved.document::text
        from thidua.cycle_transition as moved
        where moved.council_id = led.council_id and moved.cycle_id = led.cycle_id and moved.to_state = 'consensus'
        order by moved.transition_id
        limit 1
    ) as handed_on on true;
end;
