-- Why: how a closing went, one row a cycle, as recorded; what a run answers and what "closing show" prints are the same rows.
create or replace function thidua.closing_results(p_closing_id bigint)
    returns table (cycle_id bigint, cluster_code text, outcome text, guard text, unit_code text, waiting_units integer,
                   units integer, leader text, total numeric, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    select recorded.cycle_id, cluster.code::text, recorded.outcome, recorded.guard, unit.code::text,
           recorded.waiting_units, cards.units, leaders.codes, leaders.total::numeric,
           recorded.inputs_digest, recorded.standings_digest
    from thidua.closing_cycle as recorded
    join thidua.cycle using (council_id, cycle_id, revision)
    join thidua.cluster using (council_id, cluster_id)
    left join thidua.unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
    -- Cycle by cycle, since a council's cards and standings grow with every year.
    cross join lateral (
        select count(*)::integer as units
        from thidua.scorecard as card
        where card.council_id = recorded.council_id
          and card.cycle_id = recorded.cycle_id
          and card.left_on is null
    ) as cards
    cross join lateral (
        select string_agg(member.code, ',' order by member.code collate "C") as codes, max(standing.total) as total
        from thidua.standing
        join thidua.unit as member using (council_id, unit_id)
        where standing.council_id = recorded.council_id
          and standing.cycle_id = recorded.cycle_id
          and standing.revision = recorded.revision
          and standing.closing_id = recorded.closing_id
          and standing.rank = 1
    ) as leaders
    where recorded.council_id = (select thidua.current_council())
      and recorded.closing_id = p_closing_id;
end;
