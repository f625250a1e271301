-- Why: a closing must be reproducible by anybody. One digest covers what went in: the cycle's thresholds, the criteria set,
-- and every card with its totals and the digest of its lines. The other covers what came out. Both are SHA-256 over
-- length-prefixed fields in the order of the units' codes, octet by octet; the page "Digests" says it in words.
create or replace function thidua.closing_digests(p_cycles bigint[])
    returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    -- The ranks come from the ranking query itself: standings that were written a moment ago have no statistics yet, and the
    -- planner would read them badly. A window sorts the council once for both texts, where two aggregates with an order of
    -- their own would sort twice in each cycle.
    with joined as (
        select ranked.cycle_id, row_number() over of_cycle as place,
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(card.figure)
                   || thidua.digest_field(card.base::text) || thidua.digest_field(card.bonus::text)
                   || thidua.digest_field(card.deduction::text) || thidua.digest_field(card.total::text)
                   || thidua.digest_field(encode(card.digest, 'hex')), '') over of_cycle as inputs,
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(ranked.rank::text)
                   || thidua.digest_field(ranked.class) || thidua.digest_field(ranked.base::text)
                   || thidua.digest_field(ranked.bonus::text) || thidua.digest_field(ranked.deduction::text)
                   || thidua.digest_field(ranked.total::text) || thidua.digest_field(gates.gate), '') over of_cycle as standings
        from thidua.rank_cards(p_cycles) as ranked
        left join thidua.standing_gates(p_cycles) as gates
            on gates.cycle_id = ranked.cycle_id and gates.unit_id = ranked.unit_id
        join thidua.scorecard as card
            on card.council_id = (select thidua.current_council())
           and card.cycle_id = ranked.cycle_id and card.unit_id = ranked.unit_id
        join thidua.unit
            on unit.council_id = (select thidua.current_council()) and unit.unit_id = ranked.unit_id
        window of_cycle as (partition by ranked.cycle_id order by unit.code collate "C"
                            rows between unbounded preceding and unbounded following)
    )
    select joined.cycle_id,
           sha256(convert_to(
               thidua.digest_field(council.code) || thidua.digest_field(cluster.code)
               || thidua.digest_field(cycle.year::text)
               || thidua.digest_field(classes.excellent_from::text) || thidua.digest_field(classes.good_from::text)
               || thidua.digest_field(classes.fair_from::text)
               || thidua.digest_field(encode(criteria_set.digest, 'hex'))
               || joined.inputs, 'UTF8')),
           sha256(convert_to(joined.standings, 'UTF8'))
    from joined
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = joined.cycle_id
    join thidua.class_thresholds(p_cycles) as classes on classes.cycle_id = joined.cycle_id
    join thidua.council using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    join thidua.criteria_set using (council_id, criteria_set_id)
    where joined.place = 1;
end;
