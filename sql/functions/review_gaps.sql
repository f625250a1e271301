-- Why: what the reviews of mid-year and year-end still lack: meetings, reports, next year's officers. What a paper settled does not count
-- (cycle_waiver). Cycles are led and shown by it, and closings hold them by it.
create or replace function thidua.review_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    select gap.*
    from (
        select * from thidua.meeting_gaps(p_cycles)
        union all select * from thidua.report_gaps(p_cycles)
        union all select * from thidua.officer_gaps(p_cycles)
    ) as gap
    left join thidua.cycle_waiver as waiver
        on waiver.council_id = (select thidua.current_council()) and waiver.cycle_id = gap.cycle_id
       and waiver.state = gap.state and waiver.code = gap.code
    where waiver.code is null;
end;
