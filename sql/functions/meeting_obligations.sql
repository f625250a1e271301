-- Why: a unit owes its presence, or its answers, at each meeting of its cluster, and its word on a review that is planned online.
-- Who was excused owes nothing more; the word is owed until the meeting is held.
create or replace function thidua.meeting_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select member.cycle_id, member.unit_id, 'meeting_attendance', 'meeting/' || meeting.kind || '/' || meeting.no,
           case when meeting.mode = 'written' then meeting.planned_on else coalesce(meeting.held_on, meeting.planned_on) end,
           0,
           case when attendance.presence in ('present', 'excused') then
               case when meeting.mode = 'written' then (attendance.at at time zone council.time_zone)::date
                    else meeting.held_on end
           end,
           0.00, coalesce(meeting.minutes_number, meeting.held_document, meeting.document)::text
    from thidua.meeting_members(p_cycles) as member
    join thidua.council on council.council_id = (select thidua.current_council())
    join thidua.meeting on meeting.council_id = council.council_id and meeting.cycle_id = member.cycle_id
        and meeting.meeting_id = member.meeting_id
    left join thidua.meeting_attendance as attendance
        on attendance.council_id = council.council_id and attendance.cycle_id = member.cycle_id
       and attendance.meeting_id = member.meeting_id and attendance.unit_id = member.unit_id
    union all
    select member.cycle_id, member.unit_id, 'consent', 'meeting/' || meeting.kind || '/' || meeting.no || '/online',
           meeting.planned_on, 0, (consent.at at time zone council.time_zone)::date, 0.00, consent.document::text
    from thidua.meeting_members(p_cycles) as member
    join thidua.council on council.council_id = (select thidua.current_council())
    join thidua.meeting on meeting.council_id = council.council_id and meeting.cycle_id = member.cycle_id
        and meeting.meeting_id = member.meeting_id
    left join thidua.meeting_consent as consent
        on consent.council_id = council.council_id and consent.cycle_id = member.cycle_id
       and consent.meeting_id = member.meeting_id and consent.unit_id = member.unit_id
    where meeting.kind = 'mid_year'
      and meeting.mode = 'online'
      and (meeting.held_on is null or consent.at is not null);
end;
