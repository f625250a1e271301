-- Why: how a closing went, one row a cycle, as recorded; what a run answers and what "closing show" prints are the same rows.
create or replace function thidua.closing_results(p_closing_id bigint)
    returns table (cycle_id bigint, cluster_code text, outcome text, guard text, unit_code text, waiting_units integer,
                   guards integer, guard_parameters text[], policy text, units integer, leader text, total numeric,
                   nominee text, is_choice_open boolean, taken_over text[], inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    select recorded.cycle_id, cluster.code::text, recorded.outcome, recorded.guard, unit.code::text,
           recorded.waiting_units, recorded.guards::integer, recorded.guard_parameters, recorded.policy,
           cards.units, leaders.codes, leaders.total::numeric, flag.nominee, flag.is_open, succession.taken_over,
           recorded.inputs_digest, recorded.standings_digest
    from thidua.closing
    join thidua.closing_cycle as recorded using (council_id, closing_id)
    join thidua.cycle using (council_id, cycle_id)
    join thidua.cluster using (council_id, cluster_id)
    left join thidua.unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
    left join thidua.cycle_succession as succession
        on succession.council_id = recorded.council_id and succession.cycle_id = recorded.cycle_id
       and closing.kind = 'year_end' and recorded.outcome = 'closed'
    -- Cycle by cycle, since a council's cards and standings grow with every year.
    cross join lateral (
        select count(*)::integer as units
        from thidua.scorecard as card
        where card.council_id = recorded.council_id
          and card.cycle_id = recorded.cycle_id
          and card.left_on is null
    ) as cards
    cross join lateral (
        select string_agg(member.code, ',' order by member.code collate "C") as codes, max(ranked.total) as total
        from (
            select standing.unit_id, standing.total
            from thidua.standing
            where closing.kind = 'year_end'
              and standing.council_id = recorded.council_id
              and standing.cycle_id = recorded.cycle_id
              and standing.revision = recorded.revision
              and standing.rank = 1
            union all
            select interim.unit_id, interim.total
            from thidua.interim_standing as interim
            where closing.kind = 'mid_year'
              and interim.council_id = recorded.council_id
              and interim.cycle_id = recorded.cycle_id
              and interim.rank = 1
        ) as ranked
        join thidua.unit as member on member.council_id = recorded.council_id and member.unit_id = ranked.unit_id
    ) as leaders
    left join lateral (
        select holder.code::text as nominee,
               slot.unit_id is null and exists (
                   select from thidua.standing as candidate
                   where candidate.council_id = slot.council_id and candidate.cycle_id = slot.cycle_id
                     and candidate.revision = slot.revision and candidate.rank is not null and candidate.gate is null) as is_open
        from thidua.award_slot as slot
        left join thidua.unit as holder on holder.council_id = slot.council_id and holder.unit_id = slot.unit_id
        where closing.kind = 'year_end'
          and slot.council_id = recorded.council_id
          and slot.cycle_id = recorded.cycle_id
          and slot.revision = recorded.revision
          and slot.award = 'flag'
        limit 1
    ) as flag on true
    where closing.council_id = (select thidua.current_council())
      and closing.closing_id = p_closing_id
      and recorded.revision = thidua.revision_of(cycle, closing.kind);
end;
