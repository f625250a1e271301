-- Why: what the year-end closing makes of cycles that nothing holds: standings, slots, digests, the record of missing work, the freeze
-- and the next year. Ranks are worked out once and written from there.
create or replace function thidua.settle_year_end(p_closing bigint, p_cycles bigint[], p_policies text[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    this_council constant bigint := current_council();
    rules constant closing_rule[] := closing_rules(p_cycles, p_policies);
    worked_out closing_row[];
begin
    select coalesce(array_agg(ranked), '{}') into worked_out from rank_cards(rules) as ranked;

    insert into standing
        (council_id, cycle_id, unit_id, revision, closing_id, rank, tied, class, capped, base, bonus, deduction, total, tie_values,
         gate)
    select this_council, r.cycle_id, r.unit_id, cycle.revision, p_closing, r.rank, r.tied, r.class, r.capped, r.base, r.bonus,
           r.deduction, r.total, r.tie_values, r.gate
    from unnest(worked_out) as r
    join cycle on cycle.council_id = this_council and cycle.cycle_id = r.cycle_id;

    insert into award_slot (council_id, cycle_id, revision, award, no, unit_id)
    select this_council, rule.cycle_id, cycle.revision, slot.award, slot.no, holder.unit_id
    from unnest(rules) as rule
    join cycle on cycle.council_id = this_council and cycle.cycle_id = rule.cycle_id
    cross join lateral slots_of(rule.certificates) as slot
    left join unnest(worked_out) as holder
        on holder.cycle_id = rule.cycle_id and holder.award = slot.award and holder.award_no = slot.no;

    perform record_closed_cycles(
        p_closing, 'year_end', array_agg(rule.cycle_id), array_agg(rule.policy), array_agg(d.inputs_digest),
        array_agg(d.standings_digest))
    from closing_digests(rules, worked_out) as d
    join unnest(rules) as rule using (cycle_id);

    perform record_closing_work(p_closing, 'year_end', p_cycles, p_policies);
    perform carry_over(p_cycles);

    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at)
    select this_council, cycle.cycle_id, cycle.state, 'closed', current_actor(), 'closing', current_instant()
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
    order by cycle.cycle_id;
    update cycle
    set state = 'closed'
    where council_id = this_council
      and cycle_id = any (p_cycles);
end
$$;
