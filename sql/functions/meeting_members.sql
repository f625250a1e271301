-- Why: who is asked to a meeting of a cycle: the units that have a card in it and exist on the meeting's day. The council
-- meets without them.
create or replace function thidua.meeting_members(p_cycles bigint[])
    returns table (cycle_id bigint, meeting_id bigint, unit_id bigint, unit text)
    language sql stable
begin atomic
    select meeting.cycle_id, meeting.meeting_id, unit.unit_id, unit.code::text
    from thidua.meeting
    join thidua.scorecard as card using (council_id, cycle_id)
    join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
    where meeting.council_id = (select thidua.current_council())
      and meeting.cycle_id = any (p_cycles)
      and meeting.kind <> 'council'
      and daterange(unit.valid_from, unit.valid_to) @> coalesce(meeting.held_on, meeting.planned_on);
end;
