-- Why: a name that no definition has is a mistake of the program; it must not read as "not set".
create or replace function thidua.require_settings(p_names text[]) returns boolean
    language plpgsql stable parallel safe
    set search_path = thidua, pg_temp
as $$
declare
    unknown text;
begin
    select wanted.name into unknown
    from unnest(p_names) as wanted (name)
    where not exists (select from setting_definitions() as known where known.name = wanted.name)
    order by wanted.name
    limit 1;
    if found then
        raise exception 'no setting is called %', unknown;
    end if;
    return true;
end
$$;
