-- Why: what keeps a unit from being nominated without taking it out of the table, one row a unit that has a gate: the gravest one
-- that it has. The standings of a closing keep it, and their digest covers it. Whether the deadline for signing has passed is not
-- asked: a result is verified years later, and must come out as on the day of the closing, when the year was over.
create or replace function thidua.standing_gates(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, gate text)
    language sql stable
begin atomic
    with disqualified as materialized (
        select distinct finding.cycle_id, finding.unit_id
        from thidua.finding
        where finding.council_id = (select thidua.current_council())
          and finding.cycle_id = any (p_cycles)
          and finding.effect = 'disqualify'
          and finding.lifted_at is null
    ),
    unsigned as (
        select card.cycle_id, card.unit_id
        from thidua.covenant
        join thidua.scorecard as card on card.council_id = covenant.council_id and card.cycle_id = covenant.cycle_id
        left join thidua.covenant_words(p_cycles) as word
            on word.cycle_id = card.cycle_id and word.unit_id = card.unit_id
        where covenant.council_id = (select thidua.current_council())
          and covenant.cycle_id = any (p_cycles)
          and word.unit_id is null
          and card.left_on is null
    )
    select disqualified.cycle_id, disqualified.unit_id, 'disqualified'
    from disqualified
    union all
    select unsigned.cycle_id, unsigned.unit_id, 'covenant_unsigned'
    from unsigned
    where (unsigned.cycle_id, unsigned.unit_id) not in (select disqualified.cycle_id, disqualified.unit_id from disqualified);
end;
