-- Why: each inspection is owed by the unit that is to hold it, until its due day.
create or replace function thidua.inspection_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select inspection.cycle_id, inspection.inspector_id, 'inspection',
           case inspection.kind when 'own' then 'own' else inspection.kind || ' → ' || inspected.code end,
           inspection.due_on, 0, inspection.held_on, null::numeric, coalesce(inspection.minutes, inspection.document)::text
    from thidua.inspection
    join thidua.unit as inspected
        on inspected.council_id = inspection.council_id and inspected.unit_id = inspection.unit_id
    where inspection.council_id = (select thidua.current_council())
      and inspection.cycle_id = any (p_cycles)
      and inspection.withdrawn_at is null
    order by inspection.cycle_id, inspection.due_on, inspection.inspection_id;
end;
