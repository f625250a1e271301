-- Why: Saturdays and Sundays are off and other days are worked, unless the council's calendar says otherwise.
create or replace function thidua.is_working_day(p_day date) returns boolean
    language sql stable
    return coalesce(
        (select day_off.kind = 'working'
         from thidua.day_off
         where day_off.council_id = (select thidua.current_council()) and day_off.day = p_day),
        extract(isodow from p_day) < 6);
