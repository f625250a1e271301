-- Why: the record of what happened is only ever added to, by anybody.
create or replace function thidua.refuse_event_change() returns trigger
    language plpgsql
as $$
begin
    raise exception using
        errcode = 'TD004',
        message = format('events are never changed: %s refused', lower(tg_op)),
        hint = 'correct a mistake by a new act, which leaves its own event';
end
$$;

create or replace trigger event_is_append_only
    before update or delete or truncate on thidua.event
    for each statement execute function thidua.refuse_event_change();
