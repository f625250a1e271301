-- Why: once there is a covenant every member owes its signature, by the day on which signing closes.
create or replace function thidua.covenant_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select card.cycle_id, card.unit_id, 'covenant_signature', 'covenant',
           thidua.day_of_setting(resolved.value, cycle.year), 0, word.signed_on, null::numeric, word.document
    from thidua.settings_of(p_cycles, array['covenant_closes_on']) as resolved
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = resolved.cycle_id
    join thidua.covenant on covenant.council_id = cycle.council_id and covenant.cycle_id = cycle.cycle_id
    join thidua.scorecard as card on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
    left join thidua.covenant_words(p_cycles) as word on word.cycle_id = card.cycle_id and word.unit_id = card.unit_id
    -- What a unit owed whose card goes on with another, the other owes.
    where card.left_on is null or word.signed_on is not null;
end;
