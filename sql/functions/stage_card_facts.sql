-- Why: lines that records fill go through the same temporary tables as lines that a file brings. Only those of the cards and
-- halves named come in; the place of each is its number, and where it comes from is its reason.
create or replace function thidua.stage_card_facts(p_cycles bigint[], p_units bigint[], p_halves integer[]) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    staged integer;
begin
    insert into pg_temp.card_row (line, unit, criterion, half, points, bonus, fact, reason)
    select row_number() over (order by unit.code collate "C", known.half, known.criterion collate "C", known.source collate "C"),
           unit.code, known.criterion, known.half, known.points, 0, known.fact, known.source
    from card_facts(array(select distinct wanted.cycle_id from unnest(p_cycles) as wanted (cycle_id))) as known
    join unnest(p_cycles, p_units, p_halves) as wanted (cycle_id, unit_id, half)
        on wanted.cycle_id = known.cycle_id and wanted.unit_id = known.unit_id and wanted.half = known.half
    join unit on unit.council_id = current_council() and unit.unit_id = known.unit_id;
    get diagnostics staged = row_count;
    return staged;
end
$$;
