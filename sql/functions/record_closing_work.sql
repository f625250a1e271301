-- Why: what units owed at a closing is a fact on record, unit by unit: when it came, how late, what that costs by the ladder of its criterion
-- and, where it never came, what the council's policy made of it. What a paper settled without the unit has no row.
create or replace function thidua.record_closing_work(p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[])
    returns void
    language sql volatile
begin atomic
    insert into thidua.closing_work
        (council_id, closing_id, cycle_id, revision, unit_id, thing, due_on, completed_on, days_late, deduction, policy)
    select cycle.council_id, p_closing, missing.cycle_id, thidua.revision_of(cycle, p_kind), missing.unit_id, missing.thing,
           missing.due_on, missing.completed_on, missing.days_late, missing.deduction, missing.policy
    from (
        select card.cycle_id, card.unit_id, 'card' as thing, null::date as due_on, null::date as completed_on,
               null::integer as days_late, null::numeric as deduction, given.policy
        from unnest(p_cycles, p_policies) as given (cycle_id, policy)
        join thidua.scorecard as card
            on card.council_id = (select thidua.current_council()) and card.cycle_id = given.cycle_id
        where p_kind = 'year_end'
          and given.policy is not null
          and card.state <> 'decided'
          and card.left_on is null
        union all
        select owed.cycle_id, owed.unit_id, 'report', owed.due_on, owed.completed_on, owed.days_late, owed.deduction,
               case when owed.completed_on is null then given.policy end
        from thidua.report_states(p_cycles) as owed
        join unnest(p_cycles, p_policies) as given (cycle_id, policy) using (cycle_id)
        where owed.kind = p_kind
          and (owed.completed_on is not null or given.policy is not null and not exists (
              select from thidua.cycle_waiver as waiver
              where waiver.council_id = (select thidua.current_council()) and waiver.cycle_id = owed.cycle_id
                and waiver.state = p_kind and waiver.code = 'reports_missing'))
    ) as missing
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = missing.cycle_id;
end;
