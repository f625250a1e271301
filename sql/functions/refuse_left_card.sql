-- Why: a card that left its cycle stays as it was on that day, whatever statement touches it or its lines. Only a unit that moves
-- back takes its card up again.
create or replace function thidua.refuse_left_card() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform refuse('TD003', 'card_has_left', 'unit', unit.code, 'year', cycle.year::text, 'cluster', cluster.code,
                   'on', old.left_on::text, 'successor', heir.code)
    from unit, unit as heir, cycle
    join cluster using (council_id, cluster_id)
    where unit.council_id = old.council_id and unit.unit_id = old.unit_id
      and heir.council_id = old.council_id and heir.unit_id = old.left_to
      and cycle.council_id = old.council_id and cycle.cycle_id = old.cycle_id;
    return null;
end
$$;

create or replace trigger left_card before update on thidua.scorecard
    for each row when (old.left_on is not null and new.left_on is not null) execute function thidua.refuse_left_card();
