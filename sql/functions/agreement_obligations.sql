-- Why: while criteria are proposed, or a regulation is drafted, every member owes its word. No rule says by when, so these are due
-- on no day; what was settled is owed no more. A regulation belongs to the newest year of its cluster that is not closed.
create or replace function thidua.agreement_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select cycle.cycle_id, card.unit_id, 'criteria_agreement', 'criteria/' || criteria_set.code || '/' || criteria_set.version,
           null::date, 0, (answer.at at time zone council.time_zone)::date, null::numeric, answer.document::text
    from thidua.cycle
    join thidua.council using (council_id)
    join thidua.cycle_criteria as proposed using (council_id, cycle_id)
    join thidua.criteria_set
        on criteria_set.council_id = proposed.council_id and criteria_set.criteria_set_id = proposed.criteria_set_id
    join thidua.scorecard as card on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
    join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
    left join thidua.criteria_response as answer
        on answer.council_id = cycle.council_id and answer.cycle_id = cycle.cycle_id
       and answer.criteria_set_id = proposed.criteria_set_id and answer.unit_id = card.unit_id and answer.kind = 'agree'
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and cycle.state <> 'closed'
      and proposed.agreed_at is null
      and proposed.withdrawn_at is null
      and (unit.valid_to is null or unit.valid_to > thidua.council_today())
    union all
    select cycle.cycle_id, member.unit_id, 'regulation_agreement', 'regulation/' || cluster.code || '/' || regulation.version,
           null::date, 0, (answer.at at time zone council.time_zone)::date, null::numeric, answer.document::text
    from thidua.cycle
    join thidua.council using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    join thidua.regulation using (council_id, cluster_id)
    cross join lateral thidua.cluster_members(cycle.cluster_id, thidua.council_today()) as member
    left join thidua.regulation_response as answer
        on answer.council_id = cycle.council_id and answer.regulation_id = regulation.regulation_id
       and answer.unit_id = member.unit_id and answer.kind = 'agree'
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and cycle.state <> 'closed'
      and regulation.state = 'draft'
      and not exists (
          select from thidua.regulation as later
          where later.council_id = regulation.council_id and later.cluster_id = regulation.cluster_id
            and later.version > regulation.version)
      and not exists (
          select from thidua.cycle as later
          where later.council_id = cycle.council_id and later.cluster_id = cycle.cluster_id
            and later.year > cycle.year and later.state <> 'closed');
end;
