-- Why: inspections come as a list; what is wrong with any of them is found over all lines at once. A row for each mistake: line,
-- column, value, reason and the reason's values.
create or replace function thidua.check_inspections(
    p_cycle bigint, p_line integer[], p_inspector text[], p_inspected text[], p_kind text[], p_due date[]
) returns table (line integer, col text, value text, reason text, parameters text[])
    language sql stable
begin atomic
    with place as (
        select cycle.year, cycle.starts_on, cycle.ends_on, cluster.code as cluster,
               (select count(*) from thidua.scorecard as card
                where card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id) as members
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        where cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = p_cycle
    ),
    officer as (
        select unit.code::text, officer.role
        from thidua.cycle_officer as officer
        join thidua.unit using (council_id, unit_id)
        where officer.council_id = (select thidua.current_council()) and officer.cycle_id = p_cycle
          and officer.ended_at is null
    ),
    given as (
        select r.line, r.inspected, r.kind, r.due, r.inspector as named,
               coalesce(r.inspector, case r.kind when 'head' then (select code from officer where role = 'head') end)
                   as inspector
        from unnest(p_line, p_inspector, p_inspected, p_kind, p_due) as r (line, inspector, inspected, kind, due)
    ),
    pair as (
        select given.inspector, given.inspected from given where given.kind = 'cross'
        union
        select inspector.code::text, inspected.code::text
        from thidua.inspection
        join thidua.unit as inspector
            on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
        join thidua.unit as inspected
            on inspected.council_id = inspection.council_id and inspected.unit_id = inspection.unit_id
        where inspection.council_id = (select thidua.current_council()) and inspection.cycle_id = p_cycle
          and inspection.kind = 'cross' and inspection.withdrawn_at is null
    ),
    member as (
        select unit.code::text
        from thidua.scorecard as card
        join thidua.unit using (council_id, unit_id)
        where card.council_id = (select thidua.current_council()) and card.cycle_id = p_cycle
    )
    select given.line, fault.col, fault.value, fault.reason, fault.parameters
    from given
    cross join place
    cross join lateral (values
        (given.inspected not in (select code from member), 'inspected', given.inspected, 'card_missing_in_cluster',
         array['unit', given.inspected, 'year', place.year::text, 'cluster', place.cluster]),
        (given.inspector not in (select code from member), 'inspector', given.inspector, 'card_missing_in_cluster',
         array['unit', given.inspector, 'year', place.year::text, 'cluster', place.cluster]),
        (given.inspector is null, 'inspector', null, 'cluster_without_officers', array['cluster', place.cluster]),
        (given.kind = 'head' and given.named not in (select code from officer), 'inspector', given.named,
         'inspection_not_by_head', array['unit', given.named, 'cluster', place.cluster]),
        (given.kind = 'head' and given.named is null and given.inspector = given.inspected, 'inspected', given.inspected,
         'inspection_of_itself', array['unit', given.inspected]),
        (given.due not between place.starts_on and place.ends_on, 'due', given.due::text, 'inspection_due_outside',
         array['from', place.starts_on::text, 'to', place.ends_on::text]),
        (given.kind = 'cross' and place.members > 2 and exists (
             select from pair where pair.inspector = given.inspected and pair.inspected = given.inspector),
         'inspected', given.inspected, 'cross_pair_mutual', array['unit', given.inspector, 'other', given.inspected])
    ) as fault (is_there, col, value, reason, parameters)
    where fault.is_there
    order by given.line, fault.col, fault.reason;
end;
