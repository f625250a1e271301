-- Why: a closing must be reproducible by anybody. One digest covers what went in: rules, criteria, every card with its totals and the
-- digest of its lines, votes. The other covers what came out. Both are SHA-256 over length-prefixed fields in the order of the units'
-- codes, octet by octet; the page "Digests" says it in words.
create or replace function thidua.closing_digests(p_rules thidua.closing_rule[], p_rows thidua.closing_row[])
    returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    with ordered as (
        select given.*
        from unnest(p_rows) as given
        order by given.cycle_id, given.unit_code collate "C"
    ),
    joined as (
        select ordered.cycle_id,
               string_agg(
                   thidua.digest_field(ordered.unit_code) || thidua.digest_field(ordered.figure)
                   || thidua.digest_field(ordered.card_base::text) || thidua.digest_field(ordered.card_bonus::text)
                   || thidua.digest_field(ordered.card_deduction::text) || thidua.digest_field(ordered.card_total::text)
                   || thidua.digest_field(encode(ordered.card_digest, 'hex')) || thidua.digest_field(ordered.votes::text),
                   '') as inputs,
               string_agg(
                   thidua.digest_field(ordered.unit_code) || thidua.digest_field(ordered.rank::text)
                   || thidua.digest_field(ordered.tied::text) || thidua.digest_field(ordered.class)
                   || thidua.digest_field(ordered.capped::text) || thidua.digest_field(ordered.base::numeric(9,2)::text)
                   || thidua.digest_field(ordered.bonus::numeric(9,2)::text)
                   || thidua.digest_field(ordered.deduction::numeric(9,2)::text)
                   || thidua.digest_field(ordered.total::numeric(9,2)::text)
                   || thidua.digest_field(thidua.tie_text(ordered.tie_values, rule.tie_keys))
                   || thidua.digest_field(ordered.gate), '') as standings
        from ordered
        join unnest(p_rules) as rule using (cycle_id)
        group by ordered.cycle_id
    ),
    slots as (
        select rule.cycle_id, string_agg(thidua.digest_field(holder.unit_code), '' order by slot.award desc, slot.no) as text
        from unnest(p_rules) as rule
        cross join lateral thidua.slots_of(rule.certificates) as slot
        left join ordered as holder
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
