-- Why: a closing runs when its date comes. The date becomes a job in the same transaction; until it ran it can be moved.
create or replace function thidua.schedule_closing(
    p_year integer, p_kind text, p_due_at timestamptz, p_cut_off_at timestamptz
) returns table (closing_id bigint, job_id bigint, moved_from timestamptz, changed boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    known closing;
begin
    if not exists (select from cycle where council_id = this_council and year = p_year) then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;

    -- The job before the closing, in the order in which a turn locks them.
    perform from job
    where council_id = this_council and kind = 'closing.' || p_kind and key = p_year::text
    for no key update;

    insert into closing (council_id, year, kind, due_at, cut_off_at)
    values (this_council, p_year, p_kind, p_due_at, p_cut_off_at)
    on conflict (council_id, year, kind) do nothing
    returning * into known;
    changed := found;
    if not changed then
        select * into strict known from closing
        where council_id = this_council and year = p_year and kind = p_kind
        for update;
        if known.state = 'closed' then
            perform refuse('TD003', 'closing_done', 'kind', p_kind, 'year', p_year::text);
        end if;
        moved_from := known.due_at;
        changed := (known.due_at, known.cut_off_at) is distinct from (p_due_at, p_cut_off_at);
    end if;
    closing_id := known.closing_id;

    if changed then
        update closing set due_at = p_due_at, cut_off_at = p_cut_off_at
        where council_id = this_council and closing_id = known.closing_id;
        perform record_event('closing schedule', 'closing/' || p_kind || '/' || p_year,
            case when moved_from is not null
                 then jsonb_build_object('due_at', known.due_at, 'cut_off_at', known.cut_off_at) end,
            jsonb_build_object('due_at', p_due_at, 'cut_off_at', p_cut_off_at));
        job_id := plan_job('closing.' || p_kind, p_year::text, p_due_at, p_cut_off_at,
            jsonb_build_object('year', p_year, 'kind', p_kind));
    else
        select job_id into job_id from job
        where council_id = this_council and kind = 'closing.' || p_kind and key = p_year::text;
    end if;
    return next;
end
$$;
