-- Why: where a council so decides, a deadline on a day off moves to the next working day.
create or replace function thidua.shifted_day(p_day date, p_shift boolean) returns date
    language sql stable
    return case
        when p_shift and not thidua.is_working_day(p_day) then thidua.add_days(p_day, 1, 'working')
        else p_day
    end;
