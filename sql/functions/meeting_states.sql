-- Why: how far each meeting of these cycles is, counted as a set: who consents, who is on record, what was not treated yet.
create or replace function thidua.meeting_states(p_cycles bigint[])
    returns table (cycle_id bigint, meeting_id bigint, kind text, no integer, mode text, planned_on date, held_on date,
                   minutes_number text, members integer, agreed integer, share numeric, first_silent text,
                   council_consents boolean, unrecorded integer, first_unrecorded text, present integer,
                   missing_items text[])
    language sql stable
begin atomic
    with shares as materialized (
        select resolved.cycle_id, resolved.value::numeric as share
        from thidua.settings_of(p_cycles, array['online_consent_share']) as resolved
    ),
    lacking as materialized (
        select meeting.cycle_id, meeting.meeting_id, array_agg(required.item order by required.place, required.item) as items
        from thidua.meeting_required_items(p_cycles) as required
        join thidua.meeting
            on meeting.council_id = (select thidua.current_council()) and meeting.cycle_id = required.cycle_id
           and meeting.kind = required.kind
        left join thidua.meeting_item as item
            on item.council_id = meeting.council_id and item.cycle_id = meeting.cycle_id
           and item.meeting_id = meeting.meeting_id and item.item = required.item
        where item.treated_at is null
        group by meeting.cycle_id, meeting.meeting_id
    ),
    asked as materialized (
        select member.cycle_id, member.meeting_id, count(*)::integer as members,
               count(*) filter (where consent.consents)::integer as agreed,
               min(member.unit collate "C") filter (where consent.consents is not true) as first_silent,
               count(*) filter (where attendance.presence is null)::integer as unrecorded,
               min(member.unit collate "C") filter (where attendance.presence is null) as first_unrecorded,
               count(*) filter (where attendance.presence = 'present')::integer as present
        from thidua.meeting_members(p_cycles) as member
        left join thidua.meeting_consent as consent
            on consent.council_id = (select thidua.current_council()) and consent.cycle_id = member.cycle_id
           and consent.meeting_id = member.meeting_id and consent.unit_id = member.unit_id
        left join thidua.meeting_attendance as attendance
            on attendance.council_id = (select thidua.current_council()) and attendance.cycle_id = member.cycle_id
           and attendance.meeting_id = member.meeting_id and attendance.unit_id = member.unit_id
        group by member.cycle_id, member.meeting_id
    )
    select meeting.cycle_id, meeting.meeting_id, meeting.kind, meeting.no::integer, meeting.mode, meeting.planned_on,
           meeting.held_on, meeting.minutes_number::text, coalesce(asked.members, 0), coalesce(asked.agreed, 0),
           shares.share, asked.first_silent,
           coalesce((select consent.consents from thidua.meeting_consent as consent
                     where consent.council_id = meeting.council_id and consent.cycle_id = meeting.cycle_id
                       and consent.meeting_id = meeting.meeting_id and consent.unit_id is null), false),
           coalesce(asked.unrecorded, 0), asked.first_unrecorded, coalesce(asked.present, 0),
           coalesce(lacking.items, '{}')
    from thidua.meeting
    left join shares on shares.cycle_id = meeting.cycle_id
    left join asked on asked.cycle_id = meeting.cycle_id and asked.meeting_id = meeting.meeting_id
    left join lacking on lacking.cycle_id = meeting.cycle_id and lacking.meeting_id = meeting.meeting_id
    where meeting.council_id = (select thidua.current_council())
      and meeting.cycle_id = any (p_cycles);
end;
