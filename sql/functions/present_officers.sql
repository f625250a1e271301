-- Why: who leads each of some cycles now, as events, proposals and lists say it; a cycle that nobody leads has no row.
create or replace function thidua.present_officers(p_cycles bigint[])
    returns table (cycle_id bigint, head text, deputies text)
    language sql stable
begin atomic
    select officer.cycle_id, max(unit.code::text) filter (where officer.role = 'head'),
           coalesce(string_agg(unit.code::text, ',' order by unit.code collate "C")
                    filter (where officer.role = 'deputy'), '')
    from thidua.cycle_officer as officer
    join thidua.unit using (council_id, unit_id)
    where officer.council_id = (select thidua.current_council())
      and officer.cycle_id = any (p_cycles)
      and officer.ended_at is null
    group by officer.cycle_id;
end;
