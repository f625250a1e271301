-- Why: one row for each report that a unit owes: when it came, when it was whole, what is missing, how late it is, and what
-- that costs. A report counts as filed on the day on which all its parts were there; parts of several filings add up, and what
-- comes later never makes it later. One that is not whole is as late as today. A unit that ended before the due day owes it
-- only if it has filed.
create or replace function thidua.report_states(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, title text, due_on date, grace_days integer, filed_on date,
                   completed_on date, missing text[], number text, document text, days_late integer, state text,
                   criterion text, half smallint, deduction numeric)
    language sql stable
begin atomic
    with owed as (
        select called.*, card.unit_id, halves.half, criteria_set.over_achievement,
               case halves.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                else cycle.criteria_set_id end as criteria_set_id
        from thidua.report_call as called
        join thidua.cycle using (council_id, cycle_id)
        join thidua.scorecard as card using (council_id, cycle_id)
        join thidua.unit using (council_id, unit_id)
        left join thidua.criteria_set using (council_id, criteria_set_id)
        cross join lateral (
            select (case when criteria_set.aggregate is distinct from 'halves' then 0
                         when called.kind = 'mid_year' then 1 else 2 end)::smallint as half
        ) as halves
        where called.council_id = (select thidua.current_council())
          and called.cycle_id = any (p_cycles)
          and (unit.valid_to is null or unit.valid_to > called.due_on or exists (
              select from thidua.report
              where report.council_id = called.council_id and report.cycle_id = called.cycle_id
                and report.kind = called.kind and report.unit_id = card.unit_id))
    ),
    filed as (
        select owed.*, came.filed_on, came.number, came.document as came_by, parts.missing,
               case when parts.missing is null then greatest(came.filed_on, parts.since) end as completed_on
        from owed
        left join lateral (
            select report.filed_on, report.number::text, report.document::text
            from thidua.report
            where report.council_id = owed.council_id and report.cycle_id = owed.cycle_id
              and report.kind = owed.kind and report.unit_id = owed.unit_id
            order by report.filed_on, report.report_id
            limit 1
        ) as came on true
        cross join lateral (
            select max(part.since) as since,
                   array_agg(part.part order by part.place) filter (where part.since is null) as missing
            from (
                select required.part, required.place, (
                    select min(report.filed_on)
                    from thidua.report
                    where report.council_id = owed.council_id and report.cycle_id = owed.cycle_id
                      and report.kind = owed.kind and report.unit_id = owed.unit_id
                      and required.part = any (report.parts)) as since
                from unnest(owed.parts) with ordinality as required (part, place)
            ) as part
        ) as parts
    ),
    counted as (
        select filed.*, today.today,
               thidua.days_late(filed.due_on, filed.grace_days, coalesce(filed.completed_on, today.today)) as days_late
        from filed
        cross join (select thidua.council_today() as today) as today
    )
    select counted.cycle_id, counted.unit_id, counted.kind, counted.title::text, counted.due_on, counted.grace_days::integer,
           counted.filed_on, counted.completed_on, counted.missing, counted.number, counted.came_by, counted.days_late,
           thidua.obligation_state(counted.due_on, counted.grace_days, counted.completed_on, counted.today),
           counted.criterion::text, counted.half,
           case when counted.completed_on is not null or counted.days_late > 0 then criterion.max - computed.points end
    from counted
    left join thidua.criterion
        on criterion.council_id = counted.council_id
       and criterion.criteria_set_id = counted.criteria_set_id
       and criterion.code = counted.criterion
       and criterion.kind = 'lateness'
    left join lateral thidua.fact_points(
        criterion.kind, criterion.max, counted.over_achievement, criterion.council_id, criterion.criteria_set_id,
        criterion.criterion_no, counted.days_late::text) as computed on true;
end;
