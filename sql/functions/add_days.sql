-- Why: a deadline is so many days after another day, calendar days or working days; the day itself is not counted, and none
-- after it is that day. Among so many days there are always enough working days: seven hold five, less what the calendar takes.
create or replace function thidua.add_days(p_day date, p_days integer, p_kind text) returns date
    language sql stable
begin atomic
    select case
        when p_days < 1 or p_kind = 'calendar' then p_day + p_days
        else (
            select reached.day
            from (
                select ahead.day, row_number() over (order by ahead.day) as place
                from (
                    select p_day + step as day
                    from generate_series(1, (7 * (p_days + (
                        select count(*)::integer
                        from thidua.day_off
                        where day_off.council_id = (select thidua.current_council())
                          and day_off.day > p_day
                          and day_off.kind = 'off')) + 12) / 5 + 1) as step
                ) as ahead
                left join thidua.day_off
                    on day_off.council_id = (select thidua.current_council()) and day_off.day = ahead.day
                where coalesce(day_off.kind = 'working', extract(isodow from ahead.day) < 6)
            ) as reached
            where reached.place = p_days)
    end;
end;
