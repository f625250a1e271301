-- Why: what tells a unit from others with the same total, key by key in the council's order, as it is shown and digested. Only units that
-- are equal are asked about, so that a closing reads the lines of few cards.
create or replace function thidua.tie_values(
    p_keys text[], p_key_task_group text, p_council bigint, p_cycle bigint, p_unit bigint, p_deduction numeric, p_bonus numeric,
    p_votes smallint, p_is_void boolean
) returns numeric[]
    language sql stable
begin atomic
    select array_agg(
               (case key.name
                   when 'fewer_deductions' then p_deduction
                   when 'more_bonus' then p_bonus
                   when 'cluster_ballot' then coalesce(p_votes, 0)
                   when 'key_group_points' then
                       case when p_is_void then 0
                            else thidua.group_points(p_council, p_cycle, p_unit, p_key_task_group) end
               end)::numeric(9,2) order by key.place)
    from unnest(p_keys) with ordinality as key (name, place);
end;
