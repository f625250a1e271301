-- Why: a name that no definition has is a mistake of the program; it must not read as "not set".
create or replace function thidua.require_settings(p_names text[]) returns void
    language plpgsql stable
    set search_path = thidua, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    unknown text;
begin
    select wanted.name into unknown
    from unnest(p_names) as wanted (name)
    where wanted.name not in (select known.name from setting_definitions() as known)
    order by wanted.name
    limit 1;
    if found then
        raise exception 'no setting is called %', unknown;
    end if;
end
$$;
