-- Why: the record of what happened is only ever added to, by anybody.
create or replace function thidua.refuse_event_change() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform refuse('TD004', 'events_are_kept', 'operation', lower(tg_op));
    return null;
end
$$;

create or replace trigger event_is_append_only
    before update or delete or truncate on thidua.event
    for each statement execute function thidua.refuse_event_change();
