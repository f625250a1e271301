-- Why: tie values as they are shown and digested: points with two places, votes as whole numbers; null where the total alone decided.
create or replace function thidua.tie_text(p_values numeric[], p_keys text[]) returns text
    language sql immutable parallel safe
    return (
        select string_agg(case key.name when 'cluster_ballot' then key.value::integer::text else key.value::numeric(9,2)::text end,
                          ',' order by key.place)
        from unnest(p_values, p_keys) with ordinality as key (value, name, place)
        where p_values is not null);
