-- Why: a closing must be reproducible by anybody. One digest covers what went in: the council's thresholds, the criteria set,
-- and every card with its totals and the digest of its lines. The other covers what came out. Both are SHA-256 over
-- length-prefixed fields in the order of the units' codes, octet by octet; the page "Digests" says it in words.
create or replace function thidua.closing_digests(p_cycles bigint[])
    returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    -- The ranks come from the ranking query itself: standings that were written a moment ago have no statistics yet, and the
    -- planner would read them badly. Each text is made once, though its field needs it twice.
    with texts as materialized (
        select ranked.cycle_id, unit.code, card.figure, encode(card.digest, 'hex') as lines_digest,
               ranked.rank::text as rank, ranked.class, ranked.base::text as base, ranked.bonus::text as bonus,
               ranked.deduction::text as deduction, ranked.total::text as total
        from thidua.rank_cards(p_cycles) as ranked
        join thidua.scorecard as card
            on card.council_id = (select thidua.current_council())
           and card.cycle_id = ranked.cycle_id and card.unit_id = ranked.unit_id
        join thidua.unit
            on unit.council_id = (select thidua.current_council()) and unit.unit_id = ranked.unit_id
    ),
    fields as materialized (
        select cycle_id, code, figure, lines_digest, rank, class, thidua.digest_field(code) as unit,
               thidua.digest_field(base) || thidua.digest_field(bonus) || thidua.digest_field(deduction)
               || thidua.digest_field(total) as totals
        from texts
    ),
    joined as (
        select cycle_id,
               string_agg(unit || thidua.digest_field(figure) || totals || thidua.digest_field(lines_digest),
                          '' order by code collate "C") as inputs,
               string_agg(unit || thidua.digest_field(rank) || thidua.digest_field(class) || totals,
                          '' order by code collate "C") as standings
        from fields
        group by cycle_id
    )
    select joined.cycle_id,
           sha256(convert_to(
               thidua.digest_field(council.code) || thidua.digest_field(cluster.code)
               || thidua.digest_field(cycle.year::text)
               || thidua.digest_field(council.excellent_from::text) || thidua.digest_field(council.good_from::text)
               || thidua.digest_field(council.fair_from::text)
               || thidua.digest_field(encode(criteria_set.digest, 'hex'))
               || joined.inputs, 'UTF8')),
           sha256(convert_to(joined.standings, 'UTF8'))
    from joined
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = joined.cycle_id
    join thidua.council using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    join thidua.criteria_set using (council_id, criteria_set_id);
end;
