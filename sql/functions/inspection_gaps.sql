-- Why: units are to score themselves with all points before them. Where the settings let cross-inspections give points, those that
-- feed a criterion are held, or withdrawn, before the second half ends; no other inspection blocks anything.
create or replace function thidua.inspection_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    select inspection.cycle_id, 'second_half', 'inspections_not_held', count(*)::integer, min(inspector.code collate "C"),
           array['due', min(inspection.due_on)::text]
    from thidua.inspection
    join thidua.settings_of(p_cycles, array['cross_points']) as setting
        on setting.cycle_id = inspection.cycle_id and setting.value = 'yes'
    join thidua.unit as inspector
        on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
    where inspection.council_id = (select thidua.current_council())
      and inspection.cycle_id = any (p_cycles)
      and inspection.criterion is not null
      and inspection.held_on is null
      and inspection.withdrawn_at is null
      and inspection.due_on < thidua.council_today()
    group by inspection.cycle_id
    order by inspection.cycle_id;
end;
