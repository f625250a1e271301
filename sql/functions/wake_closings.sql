-- Why: a closing that holds cycles looks again when something changed, and every change leaves an event; so does a refusal, which changes
-- nothing. The job is brought forward, but looks at most once in ten seconds, so that a busy hour does not become one long closing. A
-- job that runs at this moment is left alone: it waits for whoever writes a cycle of its own, and then sees what was written. What a
-- closing does besides, as opening the next year, wakes none.
create or replace function thidua.wake_closings() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    woken timestamptz;
begin
    with held as (
        select job.job_id
        from job
        where job.council_id = this_council
          and job.state = 'held'
          and job.kind in ('closing.mid_year', 'closing.year_end')
          and current_setting('thidua.is_closing', true) is distinct from 'yes'
          and exists (select from changed where changed.command not like 'closing %' and changed.object <> 'refused')
        for no key update skip locked
    ),
    brought_forward as (
        update job
        set run_at = greatest(current_instant(), job.started_at + interval '10 seconds')
        from held
        where job.council_id = this_council
          and job.job_id = held.job_id
          and job.run_at > greatest(current_instant(), job.started_at + interval '10 seconds')
        returning job.run_at
    )
    select min(brought_forward.run_at) into woken from brought_forward;
    if woken is not null then
        update lane set turn_at = least(turn_at, woken) where council_id = this_council;
        perform pg_notify('thidua_lane', '');
    end if;
    return null;
end
$$;

create or replace trigger wakes_closings after insert on thidua.event
    referencing new table as changed for each statement execute function thidua.wake_closings();
