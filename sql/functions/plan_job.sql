-- Why: what is to happen becomes one row with a natural key, so that it can be neither created nor run twice. Planning again
-- moves what has not run yet; what is done stays done. The lane wakes in time, and a notification goes out last.
create or replace function thidua.plan_job(
    p_kind text, p_key text, p_due_at timestamptz, p_not_after timestamptz, p_arguments jsonb
) returns bigint
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    planned bigint;
begin
    insert into job as j (council_id, kind, key, due_at, run_at, not_after, arguments)
    values (current_council(), p_kind, p_key, p_due_at, p_due_at, p_not_after, p_arguments)
    on conflict (council_id, kind, key, occurrence) do update
        set due_at = excluded.due_at, run_at = excluded.run_at, not_after = excluded.not_after,
            state = 'ready', attempt = 0, error = null, finished_at = null
        where j.state <> 'done'
    returning job_id into planned;

    update lane
    set turn_at = least(turn_at, p_due_at)
    where council_id = current_council();
    perform pg_notify('thidua_lane', '');
    return planned;
end
$$;
