-- Why: a year ends only when it is settled who leads the next: the members agreed to a proposal, or the council appointed where it
-- assigns. One row a cycle where it is not, with the members that have not agreed; where the council assigns, it waits for the
-- council alone.
create or replace function thidua.officer_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    select cycle.cycle_id, 'year_end',
           case when assigned.by_council then 'next_officers_not_appointed' else 'next_officers_not_agreed' end,
           case when assigned.by_council then 1 else silent.units end,
           case when not assigned.by_council then silent.first_unit end,
           array['next', (cycle.year + 1)::text]
    from thidua.cycle
    cross join lateral (
        select thidua.setting_of(cycle.cycle_id, 'head_assigned_by') = 'council' as by_council
    ) as assigned
    left join thidua.officer_proposal as proposal on proposal.council_id = cycle.council_id
        and proposal.cycle_id = cycle.cycle_id and proposal.state <> 'withdrawn'
    left join thidua.cycle as next on next.council_id = cycle.council_id and next.cluster_id = cycle.cluster_id
        and next.year = cycle.year + 1
    cross join lateral (
        select count(*)::integer as units, min(unit.code collate "C")::text as first_unit
        from thidua.scorecard as card
        join thidua.unit using (council_id, unit_id)
        where card.council_id = cycle.council_id
          and card.cycle_id = cycle.cycle_id
          and card.left_on is null
          and not exists (
              select
              from thidua.officer_response as response
              where response.council_id = proposal.council_id and response.cycle_id = proposal.cycle_id
                and response.proposal_id = proposal.proposal_id and response.unit_id = card.unit_id
                and response.answer = 'agree')
    ) as silent
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = any (p_cycles)
      and cycle.state <> 'closed'
      and coalesce(proposal.state, 'proposed') = 'proposed'
      -- Where the council assigns, whoever leads the next year already was appointed by it.
      and not (
          assigned.by_council
          and exists (
              select from thidua.present_officers(array[next.cycle_id]) as present where present.head is not null));
end;
