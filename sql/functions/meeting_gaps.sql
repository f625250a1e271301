-- Why: a cycle leaves its mid-year review only after the review meeting, and its year's end only after the preparatory meeting (or
-- the written consultation in its place) and the conference. The state stands among what is counted apart, so that who asks for one
-- review only does not work out the other. Of several meetings of a kind the one that lacks least counts.
create or replace function thidua.meeting_gaps(p_cycles bigint[])
    returns table (cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    language sql stable
begin atomic
    with looked_at as (
        select cycle.cycle_id, wanted.kind, wanted.state, wanted.place as kind_place, council.code::text as council,
               state.meeting_id, state.no, state.mode, state.planned_on, state.held_on, state.minutes_number,
               state.members, state.agreed, state.share, state.first_silent, state.council_consents, state.unrecorded,
               state.first_unrecorded, state.present, state.missing_items,
               case when wanted.kind = 'preparatory' then state.missing_items
                    else array_remove(state.missing_items, 'exemplars') end as named_items
        from thidua.cycle
        join thidua.council using (council_id)
        cross join (values (1, 'mid_year', 'mid_year'), (2, 'preparatory', 'year_end'), (3, 'year_end', 'year_end')
                   ) as wanted (place, kind, state)
        left join thidua.meeting_states(p_cycles) as state
            on state.cycle_id = cycle.cycle_id and state.kind = wanted.kind
        where cycle.council_id = (select thidua.current_council())
          and cycle.cycle_id = any (p_cycles)
    ),
    found as (
        select looked_at.*, gap.place, gap.code, gap.waiting, gap.first_unit,
               sum(case when not gap.applies then 0 when gap.place < 10 then 1000 else 1 end)
                   over (partition by looked_at.cycle_id, looked_at.state, looked_at.kind, looked_at.meeting_id) as weight,
               gap.applies
        from looked_at
        cross join lateral (values
            (1, 'meeting_not_planned', looked_at.meeting_id is null, null::integer, null::text),
            (2, 'meeting_not_held', looked_at.meeting_id is not null and looked_at.held_on is null
                and looked_at.kind <> 'year_end', null, null),
            (2, 'conference_not_held', looked_at.meeting_id is not null and looked_at.held_on is null
                and looked_at.kind = 'year_end', null, null),
            (11, 'meeting_consents_missing', looked_at.kind = 'mid_year' and looked_at.mode = 'online'
                and not (looked_at.members > 0 and looked_at.agreed * 100 >= looked_at.share * looked_at.members),
                greatest(ceil(looked_at.share * looked_at.members / 100)::integer - looked_at.agreed, 0),
                looked_at.first_silent),
            (12, 'meeting_council_consent_missing', looked_at.kind = 'mid_year' and looked_at.mode = 'online'
                and not looked_at.council_consents, null, null),
            (13, 'meeting_attendance_missing', looked_at.held_on is not null and looked_at.unrecorded > 0,
                looked_at.unrecorded, looked_at.first_unrecorded),
            (13, 'meeting_nobody_present', looked_at.held_on is not null and looked_at.unrecorded = 0
                and looked_at.present = 0, null, null),
            (14, 'meeting_without_minutes', looked_at.held_on is not null and looked_at.minutes_number is null, null, null),
            (15, 'preparatory_not_settled', looked_at.held_on is not null and looked_at.kind = 'preparatory'
                and cardinality(looked_at.named_items) > 0, null, null),
            (15, 'meeting_items_missing', looked_at.held_on is not null and looked_at.kind <> 'preparatory'
                and cardinality(looked_at.named_items) > 0, null, null),
            (16, 'meeting_exemplars_missing', looked_at.held_on is not null
                and looked_at.named_items <> looked_at.missing_items, null, null)
        ) as gap (place, code, applies, waiting, first_unit)
    ),
    ranked as (
        select found.*,
               rank() over (partition by found.cycle_id, found.state, found.kind
                            order by found.weight, found.no desc nulls last) as choice
        from found
    )
    select ranked.cycle_id, ranked.state, ranked.code, ranked.waiting, ranked.first_unit,
           array['kind', ranked.kind, 'on', ranked.planned_on::text, 'council', ranked.council,
                 'items', array_to_string(ranked.named_items, ', ')]
    from ranked
    where ranked.choice = 1
      and ranked.applies
    order by ranked.cycle_id, ranked.kind_place, ranked.place;
end;
