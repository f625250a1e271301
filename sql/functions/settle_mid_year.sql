-- Why: what the mid-year closing makes of cycles that nothing holds: late and missing reports on record and frozen, interim standings
-- where each half is scored, digests over both, and the second half begun.
create or replace function thidua.settle_mid_year(p_closing bigint, p_cycles bigint[], p_policies text[]) returns void
    language plpgsql
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    this_council constant bigint := current_council();
begin
    insert into interim_standing
        (council_id, cycle_id, unit_id, closing_id, figure, rank, tied, base, bonus, deduction, total)
    select this_council, half.cycle_id, half.unit_id, p_closing, half.figure, half.rank, half.tied, half.base, half.bonus,
           half.deduction, half.total
    from rank_first_half(p_cycles, p_policies) as half;
    perform record_closing_work(p_closing, 'mid_year', p_cycles, p_policies);

    perform record_closed_cycles(
        p_closing, 'mid_year', array_agg(given.cycle_id), array_agg(given.policy), array_agg(d.inputs_digest),
        array_agg(d.standings_digest))
    from mid_year_digests(p_closing, p_cycles, p_policies) as d
    join unnest(p_cycles, p_policies) as given (cycle_id, policy) using (cycle_id);

    perform lead_cycles(p_cycles, array(select 'second_half' from unnest(p_cycles)), 'closing run', 'closing', null, null, '{}');
    perform plan_leading(p_cycles);
end
$$;
