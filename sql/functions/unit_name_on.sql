-- Why: a year speaks of its units by the names that they had then. The name on a day is the one that the first later change
-- replaced, else the present one.
create or replace function thidua.unit_name_on(p_unit_id bigint, p_on date) returns text
    language sql stable
begin atomic
    select coalesce(
        (select part.old_name
         from thidua.unit_change_part as part
         join thidua.unit_change as change using (council_id, change_id)
         where part.council_id = unit.council_id
           and part.unit_id = unit.unit_id
           and part.old_name is not null
           and change.took_effect_on > p_on
         order by change.took_effect_on, change.change_id
         limit 1), unit.name)::text
    from thidua.unit
    where unit.council_id = (select thidua.current_council())
      and unit.unit_id = p_unit_id;
end;
