-- Why: everything that the closing of one cluster rested on and came to, as the fields of the lines of one plain file, in their order; see
-- the page "Bundles". The file is checked without any server, so that nothing is left out that a digest covers.
create or replace function thidua.bundle_rows(p_year integer, p_cluster text)
    returns table (place integer, unit_code text, part integer, number integer, fields text[])
    language sql stable
begin atomic
    with closed as materialized (
        select cycle.*, cluster.code::text as cluster, cluster.name::text as cluster_name, council.code::text as council,
               council.name::text as council_name, recorded.inputs_digest, recorded.standings_digest, recorded.decided_at,
               rule.*
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        join thidua.council using (council_id)
        join thidua.closing on closing.council_id = cycle.council_id and closing.year = cycle.year and closing.kind = 'year_end'
        join thidua.closing_cycle as recorded
            on recorded.council_id = cycle.council_id and recorded.closing_id = closing.closing_id
           and recorded.cycle_id = cycle.cycle_id and recorded.revision = cycle.revision and recorded.outcome = 'closed'
        cross join lateral unnest(thidua.closing_rules(array[cycle.cycle_id], array[recorded.policy]))
            as rule (rule_cycle, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys,
                     key_task_group, certificates, dossier_gate)
        where cycle.council_id = (select thidua.current_council())
          and cycle.year = p_year
          and cluster.code = p_cluster
    ),
    sets as materialized (
        select closed.council_id, 1 as which_place, 'main' as which, closed.criteria_set_id from closed
        union all
        select closed.council_id, 2, 'first', closed.first_half_set_id from closed where closed.first_half_set_id is not null
    ),
    cards as materialized (
        select card.*, unit.code::text as unit, called.name as unit_name
        from closed
        join thidua.scorecard as card on card.council_id = closed.council_id and card.cycle_id = closed.cycle_id
        join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
        cross join lateral thidua.unit_name_on(unit.unit_id, closed.ends_on) as called (name)
        where card.left_on is null
    )
    select 1, null::text, 0, 0, array['closing', closed.council, closed.cluster, closed.year::text, 'year_end',
                                      closed.revision::text, thidua.instant_text(closed.decided_at)]
    from closed
    union all
    select 2, null, 0, 0, array['names', closed.council_name, closed.cluster_name]
    from closed
    union all
    select 3, null, 0, 0, array['rules', closed.excellent_from::text, closed.good_from::text, closed.fair_from::text,
                                closed.excellent_max_share::text, array_to_string(closed.tie_keys, ','), closed.key_task_group,
                                closed.certificates::text, closed.policy]
    from closed
    union all
    select 10 + sets.which_place * 3, null, 0, 0,
           array['set', sets.which, s.code::text, s.version::text, s.base_total::text, s.bonus_cap::text, s.aggregate,
                 s.first_weight::text, s.second_weight::text, s.over_achievement::text, encode(s.digest, 'hex')]
    from sets
    join thidua.criteria_set as s using (council_id, criteria_set_id)
    union all
    select 11 + sets.which_place * 3, null, 0, g.group_no, array['group', sets.which, g.code::text, g.max::text]
    from sets
    join thidua.criterion_group as g using (council_id, criteria_set_id)
    union all
    select 12 + sets.which_place * 3, null, 0, c.criterion_no,
           array['criterion', sets.which, c.criterion_no::text, c.code::text, c.group_no::text, c.text::text, c.kind, c.max::text,
                 c.step::text, c.bonus_max::text, c.needs_evidence::text, c.rule, c.scorer::text]
    from sets
    join thidua.criterion as c using (council_id, criteria_set_id)
    union all
    select 30, cards.unit, 0, 0,
           array['card', cards.unit, cards.unit_name, cards.state, cards.figure, cards.base::text, cards.bonus::text,
                 cards.deduction::text, cards.total::text, encode(cards.digest, 'hex'), ballot.votes::text]
    from cards
    left join thidua.cluster_ballot as ballot
        on ballot.council_id = cards.council_id and ballot.cycle_id = cards.cycle_id and ballot.unit_id = cards.unit_id
    union all
    select 30, cards.unit, 1 + line.half, line.criterion_no,
           array['line', cards.unit, sets.which, line.half::text, line.criterion_no::text,
                 line.self_points::text, line.self_bonus::text, line.self_fact, line.self_reason,
                 line.head_points::text, line.head_bonus::text, line.head_fact, line.head_reason,
                 line.agreed_points::text, line.agreed_bonus::text, line.agreed_fact, line.agreed_reason,
                 line.decided_points::text, line.decided_bonus::text, line.decided_fact, line.decided_reason,
                 left(encode(sha256(convert_to(thidua.line_digest_text(line), 'UTF8')), 'hex'), 16)]
    from cards
    join thidua.scorecard_line as line
        on line.council_id = cards.council_id and line.cycle_id = cards.cycle_id and line.unit_id = cards.unit_id
    join sets on sets.criteria_set_id = line.criteria_set_id
    union all
    select 30, cards.unit, 9, finding.finding_id::integer,
           array['finding', cards.unit, finding.finding_id::text, finding.channel, finding.effect, finding.points::text,
                 (finding.lifted_at is not null)::text]
    from cards
    join thidua.finding
        on finding.council_id = cards.council_id and finding.cycle_id = cards.cycle_id and finding.unit_id = cards.unit_id
    union all
    select 40, cards.unit, 0, 0,
           array['standing', cards.unit, standing.rank::text, standing.tied::text, standing.class, standing.capped::text,
                 standing.base::text, standing.bonus::text, standing.deduction::text, standing.total::text,
                 thidua.tie_text(standing.tie_values, closed.tie_keys), standing.gate]
    from cards
    join closed on closed.cycle_id = cards.cycle_id
    join thidua.standing
        on standing.council_id = cards.council_id and standing.cycle_id = cards.cycle_id and standing.unit_id = cards.unit_id
       and standing.revision = closed.revision
    union all
    select case slot.award when 'flag' then 50 else 51 end, null, 0, slot.no,
           array['slot', slot.award, slot.no::text, case when slot.chosen_at is null then unit.code end]
    from closed
    join thidua.award_slot as slot
        on slot.council_id = closed.council_id and slot.cycle_id = closed.cycle_id and slot.revision = closed.revision
    left join thidua.unit on unit.council_id = slot.council_id and unit.unit_id = slot.unit_id
    union all
    select case slot.award when 'flag' then 52 else 53 end, null, 0, slot.no,
           array['choice', slot.award, slot.no::text, unit.code, slot.reason::text, slot.document::text, slot.chosen_by,
                 thidua.instant_text(slot.chosen_at)]
    from closed
    join thidua.award_slot as slot
        on slot.council_id = closed.council_id and slot.cycle_id = closed.cycle_id and slot.revision = closed.revision
    join thidua.unit on unit.council_id = slot.council_id and unit.unit_id = slot.unit_id
    where slot.chosen_at is not null
    union all
    select 60, null, 0, digest.no, array['digest', digest.name, encode(digest.value, 'hex')]
    from closed
    cross join lateral (values (1, 'inputs', closed.inputs_digest), (2, 'standings', closed.standings_digest))
        as digest (no, name, value);
end;
