-- Why: what was settled in one year about the head and deputies of the next takes effect as soon as that year's cycle is open, when it
-- is settled later or opened later. Where somebody named is no member of the new cycle nobody is appointed, and the council's agency
-- has to: cycle appoint. Returns how many cycles changed.
create or replace function thidua.appoint_settled_officers(p_cycles bigint[]) returns integer
    language sql volatile
begin atomic
    with settled as (
        select next.cycle_id, officer.unit_id, officer.role, coalesce(proposal.settled_document, proposal.document) as document,
               bool_and(card.unit_id is not null) over (partition by next.cycle_id) as are_members
        from thidua.cycle as next
        join thidua.cycle as former on former.council_id = next.council_id and former.cluster_id = next.cluster_id
            and former.year = next.year - 1
        join thidua.officer_proposal as proposal on proposal.council_id = former.council_id
            and proposal.cycle_id = former.cycle_id and proposal.state in ('agreed', 'appointed')
        join thidua.proposed_officer as officer on officer.council_id = proposal.council_id
            and officer.cycle_id = proposal.cycle_id and officer.proposal_id = proposal.proposal_id
        left join thidua.scorecard as card on card.council_id = next.council_id and card.cycle_id = next.cycle_id
            and card.unit_id = officer.unit_id
        where next.council_id = (select thidua.current_council())
          and next.cycle_id = any (p_cycles)
    )
    select thidua.appoint_officers(given.cycles, given.units, given.roles, given.documents)
    from (
        select coalesce(array_agg(cycle_id order by cycle_id, role desc, unit_id), '{}') as cycles,
               coalesce(array_agg(unit_id order by cycle_id, role desc, unit_id), '{}') as units,
               coalesce(array_agg(role order by cycle_id, role desc, unit_id), '{}') as roles,
               coalesce(array_agg(document::text order by cycle_id, role desc, unit_id), '{}') as documents
        from settled
        where are_members
    ) as given;
end;
