-- Why: a year ends only when it is settled who leads the next: the members agreed to a proposal, or the council appointed where it
-- assigns. One row a cycle where it is not, with the members that have not agreed; where the council assigns, it waits for the
-- council alone.
create or replace function thidua.officer_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    with open as materialized (
        select cycle.council_id, cycle.cycle_id, cycle.cluster_id, cycle.year, proposal.proposal_id,
               assigned.value = 'council' as by_council
        from thidua.settings_of(p_cycles, array['head_assigned_by']) as assigned
        join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = assigned.cycle_id
        left join thidua.officer_proposal as proposal on proposal.council_id = cycle.council_id
            and proposal.cycle_id = cycle.cycle_id and proposal.state <> 'withdrawn'
        where cycle.state <> 'closed'
          and coalesce(proposal.state, 'proposed') = 'proposed'
    ),
    silent as (
        select open.cycle_id, count(*)::integer as units, min(unit.code collate "C")::text as first_unit
        from open
        join thidua.scorecard as card on card.council_id = open.council_id and card.cycle_id = open.cycle_id
        join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
        left join thidua.officer_response as response
            on response.council_id = open.council_id and response.cycle_id = open.cycle_id
           and response.proposal_id = open.proposal_id and response.unit_id = card.unit_id and response.answer = 'agree'
        where card.left_on is null
          and response.unit_id is null
        group by open.cycle_id
    ),
    -- Where the council assigns, whoever leads the next year already was appointed by it.
    appointed as (
        select distinct open.cycle_id
        from open
        join thidua.cycle as next
            on next.council_id = open.council_id and next.cluster_id = open.cluster_id and next.year = open.year + 1
        join thidua.cycle_officer as officer
            on officer.council_id = next.council_id and officer.cycle_id = next.cycle_id
           and officer.role = 'head' and officer.ended_at is null
        where open.by_council
    )
    select open.cycle_id, 'year_end',
           case when open.by_council then 'next_officers_not_appointed' else 'next_officers_not_agreed' end,
           case when open.by_council then 1 else coalesce(silent.units, 0) end,
           case when not open.by_council then silent.first_unit end,
           array['next', (open.year + 1)::text]
    from open
    left join silent on silent.cycle_id = open.cycle_id
    left join appointed on appointed.cycle_id = open.cycle_id
    where appointed.cycle_id is null;
end;
