-- Why: what a cluster may propose: one flag, and so many certificates of merit, numbered.
create or replace function thidua.slots_of(p_certificates integer) returns table (award text, no integer)
    language sql immutable parallel safe
begin atomic
    select 'flag', 1
    union all
    select 'certificate', generate_series(1, p_certificates);
end;
