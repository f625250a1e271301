-- Why: how many calendar days something was late, from the fact `done/due`; early is 0. Null where the text is no pair of days.
-- A day is first counted from its month's first, which cannot fail, and must still lie in that month: 31 February does not.
-- There is no sub-select in it, so that a planner can take it into the query that asks.
create or replace function thidua.days_between(p_fact text) returns numeric
    language sql immutable parallel safe
    return case
        when p_fact ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
        then case
            when extract(month from make_date(left(p_fact, 4)::integer, substr(p_fact, 6, 2)::integer, 1)
                     + (substr(p_fact, 9, 2)::integer - 1)) = substr(p_fact, 6, 2)::integer
             and extract(month from make_date(substr(p_fact, 12, 4)::integer, substr(p_fact, 17, 2)::integer, 1)
                     + (substr(p_fact, 20, 2)::integer - 1)) = substr(p_fact, 17, 2)::integer
            then greatest(
                make_date(left(p_fact, 4)::integer, substr(p_fact, 6, 2)::integer, substr(p_fact, 9, 2)::integer)
                - make_date(substr(p_fact, 12, 4)::integer, substr(p_fact, 17, 2)::integer, substr(p_fact, 20, 2)::integer),
                0)
        end
    end;
