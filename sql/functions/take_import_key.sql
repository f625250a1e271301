-- Why: a client that lost the answer sends its import again. The key says that it is the same one: false means this key and
-- these bytes were already imported by the same command with the same arguments; anything else under the key is an error.
create or replace function thidua.take_import_key(p_key text, p_command text, p_payload_sha256 bytea) returns boolean
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    known import_key;
begin
    insert into import_key (council_id, key, command, payload_sha256, at)
    values (current_council(), p_key, p_command, p_payload_sha256, current_instant())
    on conflict (council_id, key) do nothing;
    if found then
        return true;
    end if;
    select * into known from import_key where council_id = current_council() and key = p_key;
    if known.command <> p_command or known.payload_sha256 <> p_payload_sha256 then
        perform refuse('TD007', 'key_reused', 'key', p_key, 'command', known.command);
    end if;
    return false;
end
$$;
