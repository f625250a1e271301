-- Why: a rule says no by a code of its kind (SQLSTATE of class TD), the stable name of the sentence, and the sentence's values
-- as a JSON object. The sentence itself stands in the daemon's catalogue, in English and Vietnamese.
create or replace function thidua.refuse(p_sqlstate text, p_code text, variadic p_parameters text[] default '{}') returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    raise exception using errcode = p_sqlstate, message = p_code, detail = jsonb_object(p_parameters)::text;
end
$$;
