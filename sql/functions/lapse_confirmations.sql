-- Why: a later figure without a reason of its own confirms the figure before it. Where what it confirmed changes, the
-- confirmation lapses and must be given again; what was confirmed with a reason stands, and so does a figure before which no
-- other was given, since it confirms nothing. What lapsed is kept in an event, by the line's name and as points, bonus, fact
-- and reason as in write_cards, so no figure is ever lost.
create or replace function thidua.lapse_confirmations() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    lapsed jsonb := '{}';
begin
    if new.head_reason is null and new.head_points is not null and new.self_points is not null
        and (new.head_points, new.head_bonus) is distinct from (new.self_points, new.self_bonus)
        and (new.head_points, new.head_bonus) is not distinct from (old.head_points, old.head_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'head', jsonb_build_array(old.head_points, old.head_bonus, old.head_fact, null));
        new.head_points := null; new.head_bonus := null; new.head_fact := null; new.head_entry := null;
    end if;
    if new.agreed_reason is null and new.agreed_points is not null
        and num_nonnulls(new.head_points, new.self_points) > 0
        and (new.agreed_points, new.agreed_bonus) is distinct from
            (coalesce(new.head_points, new.self_points), coalesce(new.head_bonus, new.self_bonus))
        and (new.agreed_points, new.agreed_bonus) is not distinct from (old.agreed_points, old.agreed_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'agreed', jsonb_build_array(old.agreed_points, old.agreed_bonus, old.agreed_fact, null));
        new.agreed_points := null; new.agreed_bonus := null; new.agreed_fact := null; new.agreed_entry := null;
    end if;
    if new.decided_reason is null and new.decided_points is not null
        and num_nonnulls(new.agreed_points, new.head_points, new.self_points) > 0
        and (new.decided_points, new.decided_bonus) is distinct from
            (coalesce(new.agreed_points, new.head_points, new.self_points),
             coalesce(new.agreed_bonus, new.head_bonus, new.self_bonus))
        and (new.decided_points, new.decided_bonus) is not distinct from (old.decided_points, old.decided_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'decided', jsonb_build_array(old.decided_points, old.decided_bonus, old.decided_fact, null));
        new.decided_points := null; new.decided_bonus := null; new.decided_fact := null; new.decided_entry := null;
    end if;
    if lapsed <> '{}' then
        perform record_event(
            'card lapse',
            'line/' || unit.code || '/' || cycle.year || '/' || criterion.code
                || case when new.half > 0 then '/' || new.half else '' end,
            lapsed)
        from unit, cycle, criterion
        where unit.council_id = new.council_id and unit.unit_id = new.unit_id
          and cycle.council_id = new.council_id and cycle.cycle_id = new.cycle_id
          and criterion.council_id = new.council_id and criterion.criteria_set_id = new.criteria_set_id
          and criterion.criterion_no = new.criterion_no;
    end if;
    return new;
end
$$;

create or replace trigger confirmations_lapse before update on thidua.scorecard_line
    for each row when (
        num_nonnulls(old.head_points, old.agreed_points, old.decided_points) > 0
        and (old.self_points, old.self_bonus, old.head_points, old.head_bonus, old.agreed_points, old.agreed_bonus)
            is distinct from
            (new.self_points, new.self_bonus, new.head_points, new.head_bonus, new.agreed_points, new.agreed_bonus))
    execute function thidua.lapse_confirmations();
