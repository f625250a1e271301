-- Why: days end and begin at midnight of the council's zone; the next one is when dates are looked at again.
create or replace function thidua.next_midnight() returns timestamptz
    language sql stable
begin atomic
    select (thidua.council_today() + 1)::timestamp at time zone council.time_zone
    from thidua.council
    where council.council_id = (select thidua.current_council());
end;
