-- Why: a year begins on a regulation, on criteria that the members agreed to and on dates that follow each other; its halves
-- begin on their days. A row for each cycle, state and thing that is still missing before the cycle may leave that state.
create or replace function thidua.rulebook_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    with asked as materialized (
        select cycle.council_id, cycle.cycle_id, cycle.cluster_id, cycle.criteria_set_id, cycle.year::integer as year
        from thidua.cycle
        where cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = any (p_cycles)
    ),
    dates as materialized (
        select given.cycle_id, given.name, thidua.day_of_setting(given.value, asked.year) as day
        from thidua.settings_of(p_cycles, array[
            'covenant_closes_on', 'mid_year_report_due_on', 'mid_year_review_opens_on', 'self_scoring_opens_on',
            'self_scoring_closes_on', 'head_review_closes_on', 'year_end_closing_on']) as given
        join asked using (cycle_id)
    )
    select asked.cycle_id, 'preparing', 'criteria_not_agreed', 0, null::text, '{}'::text[]
    from asked
    where not exists (
        select from thidua.cycle_criteria as agreed
        where agreed.council_id = asked.council_id and agreed.cycle_id = asked.cycle_id
          and agreed.criteria_set_id = asked.criteria_set_id and agreed.agreed_at is not null)
    union all
    select asked.cycle_id, 'preparing', 'regulation_not_in_force', 0, null, '{}'
    from asked
    where not exists (
        select from thidua.regulation
        where regulation.council_id = asked.council_id and regulation.cluster_id = asked.cluster_id
          and regulation.state = 'in_force')
    union all
    select earlier.cycle_id, 'preparing', 'dates_out_of_order', 0, null,
           array['name', earlier.name, 'day', earlier.day::text, 'other', later.name, 'other_day', later.day::text]
    from dates as earlier
    join dates as later using (cycle_id)
    join (values ('covenant_closes_on', 'mid_year_review_opens_on'), ('mid_year_report_due_on', 'self_scoring_opens_on'),
                 ('mid_year_review_opens_on', 'self_scoring_opens_on'), ('self_scoring_opens_on', 'self_scoring_closes_on'),
                 ('self_scoring_closes_on', 'head_review_closes_on'), ('head_review_closes_on', 'year_end_closing_on')
         ) as following (name, other) on following.name = earlier.name and following.other = later.name
    where earlier.day >= later.day
    union all
    select dates.cycle_id, begun.state, 'date_not_come', 0, null, array['name', dates.name, 'day', dates.day::text]
    from dates
    join (values ('first_half', 'mid_year_review_opens_on'), ('second_half', 'self_scoring_opens_on')
         ) as begun (state, name) using (name)
    where thidua.council_today() < dates.day
    union all
    select asked.cycle_id, 'second_half', 'cycle_without_head', 0, null, '{}'
    from asked
    where not exists (
        select from thidua.cycle_officer as officer
        where officer.council_id = asked.council_id and officer.cycle_id = asked.cycle_id
          and officer.role = 'head' and officer.ended_at is null);
end;
