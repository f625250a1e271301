-- Why: which cycles a closing is about, locked: whoever writes a card of theirs from now on waits and is then refused; whoever began
-- before is waited for. At year-end these are all that are not closed; at mid-year those that have not gone beyond it, on hold or not.
create or replace function thidua.lock_due_cycles(p_year integer, p_kind text) returns bigint[]
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    due bigint[];
begin
    with locked as (
        select cycle.cycle_id, cycle.state
        from cycle
        where cycle.council_id = this_council and cycle.year = p_year and cycle.state <> 'closed'
        order by cycle.cycle_id
        for no key update
    )
    select coalesce(array_agg(locked.cycle_id), '{}') into due
    from locked
    where p_kind = 'year_end'
       or locked.state in ('preparing', 'covenant', 'first_half', 'mid_year')
       or locked.state = 'on_hold' and (
           select step.from_state
           from cycle_transition as step
           where step.council_id = this_council and step.cycle_id = locked.cycle_id and step.to_state = 'on_hold'
           order by step.transition_id desc
           limit 1) in ('preparing', 'covenant', 'first_half', 'mid_year');
    if cardinality(due) = 0 and not exists (select from cycle where council_id = this_council and year = p_year) then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;
    return due;
end
$$;
