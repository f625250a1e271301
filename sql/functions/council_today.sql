-- Why: due dates are civil days of the council's zone; today is the day of the transaction's instant there.
create or replace function thidua.council_today() returns date
    language sql stable
begin atomic
    select (thidua.current_instant() at time zone council.time_zone)::date
    from thidua.council
    where council.council_id = (select thidua.current_council());
end;
