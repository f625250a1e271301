-- Why: a day among the settings is one of the award year, of the year before it or of the year after it.
create or replace function thidua.day_of_setting(p_value text, p_year integer) returns date
    language sql immutable parallel safe
    return make_date(
        p_year + case when p_value like 'previous:%' then -1 when p_value like 'next:%' then 1 else 0 end,
        left(right(p_value, 5), 2)::integer, right(p_value, 2)::integer);
