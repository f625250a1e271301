-- Why: a closing must be reproducible by anybody. One digest covers what went in: the council's thresholds, the criteria set,
-- and every card with its totals and the digest of its lines. The other covers what came out. Both are SHA-256 over
-- length-prefixed fields in the order of the units' codes, octet by octet; the page "Digests" says it in words.
create or replace function thidua.closing_inputs_digests(p_cycles bigint[])
    returns table (cycle_id bigint, digest bytea)
    language sql stable
begin atomic
    select cycle.cycle_id,
           sha256(convert_to(
               thidua.digest_field(council.code) || thidua.digest_field(cluster.code)
               || thidua.digest_field(cycle.year::text)
               || thidua.digest_field(council.excellent_from::text) || thidua.digest_field(council.good_from::text)
               || thidua.digest_field(council.fair_from::text)
               || thidua.digest_field(encode(criteria_set.digest, 'hex'))
               || cards.fields, 'UTF8'))
    from thidua.council
    join thidua.cycle using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    join thidua.criteria_set using (council_id, criteria_set_id)
    join (
        select card.council_id, card.cycle_id,
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(card.figure)
                   || thidua.digest_field(card.base::text) || thidua.digest_field(card.bonus::text)
                   || thidua.digest_field(card.deduction::text) || thidua.digest_field(card.total::text)
                   || thidua.digest_field(encode(card.digest, 'hex')),
                   '' order by unit.code collate "C") as fields
        from thidua.scorecard as card
        join thidua.unit using (council_id, unit_id)
        where card.council_id = thidua.current_council()
          and card.cycle_id = any (p_cycles)
        group by card.council_id, card.cycle_id
    ) as cards using (council_id, cycle_id)
    where council.council_id = thidua.current_council();
end;

create or replace function thidua.closing_standings_digests(p_cycles bigint[])
    returns table (cycle_id bigint, digest bytea)
    language sql stable
begin atomic
    select standing.cycle_id,
           sha256(convert_to(
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(standing.rank::text)
                   || thidua.digest_field(standing.class) || thidua.digest_field(standing.base::text)
                   || thidua.digest_field(standing.bonus::text) || thidua.digest_field(standing.deduction::text)
                   || thidua.digest_field(standing.total::text),
                   '' order by unit.code collate "C"), 'UTF8'))
    from thidua.standing
    join thidua.unit using (council_id, unit_id)
    where standing.council_id = thidua.current_council()
      and standing.cycle_id = any (p_cycles)
    group by standing.cycle_id;
end;
