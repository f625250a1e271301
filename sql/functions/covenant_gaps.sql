-- Why: what still keeps cycles in the state in which members sign: no text to sign, or members that have not signed while they
-- may. "At the latest on a day" ends with that day; afterwards who did not sign is on record, and the year goes on.
create or replace function thidua.covenant_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    with deadlines as (
        select resolved.cycle_id, thidua.day_of_setting(resolved.value, cycle.year) as closes_on
        from thidua.settings_of(p_cycles, array['covenant_closes_on']) as resolved
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = resolved.cycle_id
    )
    select deadlines.cycle_id, 'covenant', 'covenant_missing', null::integer, null::text, '{}'::text[]
    from deadlines
    where not exists (
        select from thidua.covenant
        where covenant.council_id = (select thidua.current_council()) and covenant.cycle_id = deadlines.cycle_id)
    union all
    select deadlines.cycle_id, 'covenant', 'covenant_not_signed', unsigned.units, unsigned.first_unit,
           array['due', deadlines.closes_on::text]
    from deadlines
    join thidua.covenant
        on covenant.council_id = (select thidua.current_council()) and covenant.cycle_id = deadlines.cycle_id
    cross join lateral (
        select count(*)::integer as units, min(unit.code collate "C") as first_unit
        from thidua.scorecard as card
        join thidua.unit using (council_id, unit_id)
        where card.council_id = covenant.council_id
          and card.cycle_id = covenant.cycle_id
          and card.left_on is null
          and not exists (
              select from thidua.covenant_words(p_cycles) as word
              where word.cycle_id = card.cycle_id and word.unit_id = card.unit_id)
    ) as unsigned
    where unsigned.units > 0
      and (select thidua.council_today()) <= deadlines.closes_on;
end;
