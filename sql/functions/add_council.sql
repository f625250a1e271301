-- Why: a new tenant enters itself: the transaction's council is set to the new id before its first row is written, so the
-- policies hold for this row as for every other. The lane comes with the council. Null where somebody else has just added
-- one of this code.
create or replace function thidua.add_council(
    p_code text, p_name text, p_level text, p_parent_id bigint, p_time_zone text
) returns bigint
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    new_id bigint := nextval('council_id_seq');
begin
    if not exists (select from pg_timezone_names where name = p_time_zone) then
        perform refuse('TD006', 'time_zone_unknown', 'time_zone', p_time_zone);
    end if;
    perform set_config('thidua.council', new_id::text, true);
    insert into council (council_id, code, name, level, parent_id, time_zone, created_at)
    values (new_id, p_code, normalize(p_name), p_level, p_parent_id, p_time_zone, current_instant())
    on conflict (code) do nothing;
    if not found then
        return null;
    end if;
    insert into lane (council_id) values (new_id);
    perform record_event('council add', 'council/' || p_code,
        p_after => jsonb_build_object('name', p_name, 'level', p_level, 'parent_id', p_parent_id,
                                      'time_zone', p_time_zone));
    return new_id;
end
$$;
