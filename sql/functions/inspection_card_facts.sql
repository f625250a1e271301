-- Why: points that cross-inspections gave belong on the inspected unit's card, where the settings let them give points. Of
-- several for one line the one held last counts, and of one day the one recorded last.
create or replace function thidua.inspection_card_facts(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    language sql stable
begin atomic
    select distinct on (inspection.cycle_id, inspection.unit_id, inspection.criterion collate "C", line.half)
           inspection.cycle_id, inspection.unit_id, inspection.criterion::text, line.half, inspection.points::numeric,
           null::text, 'inspection by ' || inspector.code
    from thidua.inspection
    join thidua.settings_of(p_cycles, array['cross_points']) as setting
        on setting.cycle_id = inspection.cycle_id and setting.value = 'yes'
    join thidua.unit as inspector
        on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
    cross join lateral thidua.cross_criterion(inspection.cycle_id, inspection.criterion, inspection.held_on) as line
    where inspection.council_id = (select thidua.current_council())
      and inspection.cycle_id = any (p_cycles)
      and inspection.points is not null
    order by inspection.cycle_id, inspection.unit_id, inspection.criterion collate "C", line.half, inspection.held_on desc,
             inspection.recorded_at desc, inspection.inspection_id desc;
end;
