-- Why: every change leaves who, when, what, before and after in the transaction that made it.
create or replace function thidua.record_event(
    p_command text, p_object text, p_before jsonb default null, p_after jsonb default null, p_reason text default null
) returns void
    language sql volatile
begin atomic
    insert into thidua.event (council_id, at, actor, command, object, before, after, reason)
    values (thidua.current_council(), thidua.current_instant(), thidua.current_actor(),
            p_command, p_object, p_before, p_after, p_reason);
end;
