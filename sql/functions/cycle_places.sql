-- Why: where the cycles of a year are, as leading them on and showing them ask; a row for each cycle, locked rows being the
-- caller's business.
create or replace function thidua.cycle_places(p_year integer, p_clusters text[])
    returns table (cycle_id bigint, cluster text, stage text, head text, order_first text, held_from text)
    language sql stable
begin atomic
    select cycle.cycle_id, cluster.code::text, cycle.state,
           (select unit.code::text
            from thidua.cycle_officer as officer
            join thidua.unit using (council_id, unit_id)
            where officer.council_id = cycle.council_id and officer.cycle_id = cycle.cycle_id
              and officer.role = 'head' and officer.ended_at is null),
           thidua.setting_value(p_year, null, 'appraisal_or_year_end_first'),
           case when cycle.state = 'on_hold' then (
               select step.from_state
               from thidua.cycle_transition as step
               where step.council_id = cycle.council_id and step.cycle_id = cycle.cycle_id and step.to_state = 'on_hold'
               order by step.transition_id desc
               limit 1) end
    from thidua.cycle
    join thidua.cluster using (council_id, cluster_id)
    where cycle.council_id = (select thidua.current_council())
      and cycle.year = p_year
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cluster.code collate "C";
end;
