-- Why: before anything is done to cards, the rules ask where each card is, whose it is and who leads its cluster. Who is going to
-- write asks with p_lock 'cards', or 'cycles' where the cycles change too: cycles are locked before cards as everywhere, and
-- what is decided on the rows still holds when it is written. 'none' is for reading. p_cluster and p_units null mean all. A card
-- that left its cycle is for reading only, and only where its unit is named.
create or replace function thidua.cards_at_desk(p_year integer, p_cluster text, p_units text[], p_lock text)
    returns table (cycle_id bigint, unit_id bigint, unit text, cluster text, stage text, stage_since timestamptz,
                   state text, returned_by text, figure text, criteria_agreed boolean, head text, deputies text[],
                   members text[], is_delegated boolean)
    language plpgsql
    set search_path = thidua, pg_temp
    -- Every command about a card comes through here, and planning takes longer than finding one card.
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    cycles bigint[];
begin
    if p_units is null then
        select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}') into cycles
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council
          and cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster);
    else
        -- From the units to their cards: the planner, who thinks little of p_cluster, would begin with all cycles.
        with named as materialized (
            select unit.unit_id from unit where unit.council_id = this_council and unit.code = any (p_units)
        ),
        carded as materialized (
            select distinct card.cycle_id
            from named
            join scorecard as card on card.council_id = this_council and card.unit_id = named.unit_id
        )
        select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}') into cycles
        from carded
        join cycle on cycle.council_id = this_council and cycle.cycle_id = carded.cycle_id
        join cluster using (council_id, cluster_id)
        where cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster);
    end if;

    if p_lock = 'cycles' then
        perform from cycle where council_id = this_council and cycle.cycle_id = any (cycles) order by cycle.cycle_id
        for no key update;
    elsif p_lock = 'cards' then
        perform from cycle where council_id = this_council and cycle.cycle_id = any (cycles) order by cycle.cycle_id
        for share;
    end if;
    if p_lock <> 'none' then
        perform from scorecard as card
        join unit using (council_id, unit_id)
        where card.council_id = this_council
          and card.cycle_id = any (cycles)
          and card.left_on is null
          and (p_units is null or unit.code in (select named.code from unnest(p_units) as named (code)))
        order by card.cycle_id, card.unit_id
        for no key update of card;
    end if;

    return query
    with led as materialized (
        select cycle.cycle_id, cycle.state as stage, cluster.code as cluster,
               (select max(moved.at) from cycle_transition as moved
                where moved.council_id = this_council and moved.cycle_id = cycle.cycle_id) as stage_since,
               exists (
                   select from cycle_criteria as agreed
                   where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id
                     and agreed.criteria_set_id = cycle.criteria_set_id and agreed.agreed_at is not null
               ) as criteria_agreed,
               (select unit.code from cycle_officer as officer join unit using (council_id, unit_id)
                where officer.council_id = this_council and officer.cycle_id = cycle.cycle_id
                  and officer.role = 'head' and officer.ended_at is null) as head,
               array(select unit.code::text from cycle_officer as officer join unit using (council_id, unit_id)
                     where officer.council_id = this_council and officer.cycle_id = cycle.cycle_id
                       and officer.role = 'deputy' and officer.ended_at is null
                     order by unit.code collate "C") as deputies,
               array(select unit.code::text from scorecard as card join unit using (council_id, unit_id)
                     where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null
                     order by unit.code collate "C") as members,
               is_delegated(cycle.cycle_id) as is_delegated
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council and cycle.cycle_id = any (cycles)
    )
    select led.cycle_id, card.unit_id, unit.code::text, led.cluster::text, led.stage, led.stage_since,
           card.state, card.returned_by, card.figure, led.criteria_agreed, led.head::text, led.deputies, led.members,
           led.is_delegated
    from led
    join scorecard as card on card.council_id = this_council and card.cycle_id = led.cycle_id
    join unit on unit.council_id = this_council and unit.unit_id = card.unit_id
    where (p_units is null or unit.code in (select named.code from unnest(p_units) as named (code)))
      and (card.left_on is null or p_units is not null and p_lock = 'none' and not exists (
          select from scorecard as other
          where other.council_id = this_council and other.cycle_id = any (cycles) and other.unit_id = card.unit_id
            and other.left_on is null))
    order by led.cluster collate "C", unit.code collate "C";
end
$$;
