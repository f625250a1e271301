-- Why: a closing must be reproducible by anybody. One digest covers what went in: rules, criteria, every card with its totals and the
-- digest of its lines, votes. The other covers what came out. Both are SHA-256 over length-prefixed fields in the order of the units'
-- codes, octet by octet; the page "Digests" says it in words.
create or replace function thidua.closing_digests(p_rules thidua.closing_rule[], p_rows thidua.closing_row[])
    returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    -- Every field becomes a text once, before its length is taken.
    with texts as materialized (
        select given.cycle_id, given.unit_code, given.figure, given.card_base::text as card_base,
               given.card_bonus::text as card_bonus, given.card_deduction::text as card_deduction,
               given.card_total::text as card_total, encode(given.card_digest, 'hex') as card_digest, given.votes::text as votes,
               given.rank::text as rank, given.tied::text as tied, given.class, given.capped::text as capped,
               given.base::numeric(9,2)::text as base, given.bonus::numeric(9,2)::text as bonus,
               given.deduction::numeric(9,2)::text as deduction, given.total::numeric(9,2)::text as total,
               case when given.tie_values is not null then thidua.tie_text(given.tie_values, rule.tie_keys) end as tie_values,
               given.gate, given.award, given.award_no
        from unnest(p_rows) as given
        join unnest(p_rules) as rule using (cycle_id)
    ),
    joined as (
        select texts.cycle_id,
               string_agg(
                   thidua.digest_field(texts.unit_code) || thidua.digest_field(texts.figure)
                   || thidua.digest_field(texts.card_base) || thidua.digest_field(texts.card_bonus)
                   || thidua.digest_field(texts.card_deduction) || thidua.digest_field(texts.card_total)
                   || thidua.digest_field(texts.card_digest) || thidua.digest_field(texts.votes),
                   '' order by texts.unit_code collate "C") as inputs,
               string_agg(
                   thidua.digest_field(texts.unit_code) || thidua.digest_field(texts.rank) || thidua.digest_field(texts.tied)
                   || thidua.digest_field(texts.class) || thidua.digest_field(texts.capped) || thidua.digest_field(texts.base)
                   || thidua.digest_field(texts.bonus) || thidua.digest_field(texts.deduction)
                   || thidua.digest_field(texts.total) || thidua.digest_field(texts.tie_values)
                   || thidua.digest_field(texts.gate), '' order by texts.unit_code collate "C") as standings
        from texts
        group by texts.cycle_id
    ),
    slots as (
        select rule.cycle_id, string_agg(thidua.digest_field(holder.unit_code), '' order by slot.award desc, slot.no) as text
        from unnest(p_rules) as rule
        cross join lateral thidua.slots_of(rule.certificates) as slot
        left join texts as holder
            on holder.cycle_id = rule.cycle_id and holder.award = slot.award and holder.award_no = slot.no
        group by rule.cycle_id
    )
    select joined.cycle_id,
           sha256(convert_to(
               thidua.digest_field(council.code) || thidua.digest_field(cluster.code) || thidua.digest_field(cycle.year::text)
               || thidua.digest_field('year_end')
               || thidua.digest_field(rule.excellent_from::text) || thidua.digest_field(rule.good_from::text)
               || thidua.digest_field(rule.fair_from::text) || thidua.digest_field(rule.excellent_max_share::text)
               || thidua.digest_field(array_to_string(rule.tie_keys, ',')) || thidua.digest_field(rule.key_task_group)
               || thidua.digest_field(rule.certificates::text) || thidua.digest_field(rule.policy)
               || thidua.digest_field(encode(criteria_set.digest, 'hex')) || thidua.digest_field(encode(first_set.digest, 'hex'))
               || joined.inputs, 'UTF8')),
           sha256(convert_to(joined.standings || slots.text, 'UTF8'))
    from joined
    join slots using (cycle_id)
    join unnest(p_rules) as rule using (cycle_id)
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = joined.cycle_id
    join thidua.council using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    join thidua.criteria_set using (council_id, criteria_set_id)
    left join thidua.criteria_set as first_set
        on first_set.council_id = cycle.council_id and first_set.criteria_set_id = cycle.first_half_set_id;
end;
