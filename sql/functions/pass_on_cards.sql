-- Why: when units end or move, their cards of open years follow one rule. The card of a unit that ended leaves every cycle whose
-- last day lies on or after the change; one of a unit that moved leaves only cycles that begin on or after it. A new unit gets an
-- empty card in each such cycle of its cluster, a unit that moved in each that its new cluster has opened. Findings that have an
-- effect and are not lifted go on with the successor's card of that year, and end on the card that left; inspections that are
-- still to be held go on between the successors; offices end.
-- The changes stand in the temporary table unit_part, with their ids; what happens is put down in unit_effect.
create or replace function thidua.pass_on_cards() returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.card_leaving;
    create temporary table card_leaving on commit drop as
    select part.change_no, part.kind, part.document, part.took_effect_on, card.cycle_id, cycle.year, card.unit_id,
           coalesce(part.heir_id, part.unit_id) as heir_id, card.state
    from pg_temp.unit_part as part
    join scorecard as card on card.council_id = this_council and card.unit_id = part.unit_id and card.left_on is null
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id and cycle.state <> 'closed'
    where part.role = 'ends' and cycle.ends_on >= part.took_effect_on
       or part.kind = 'move' and cycle.starts_on >= part.took_effect_on and cycle.cluster_id <> part.named_id;

    with entrant as materialized (
        select e.cycle_id, e.unit_id, part.change_no,
               part.role = 'begins' or part.kind = 'move' and cycle.starts_on >= part.took_effect_on as is_fresh
        from cycle_entrants(array(
            select cycle_id from cycle where cycle.council_id = this_council and cycle.state <> 'closed')) as e
        join cycle on cycle.council_id = this_council and cycle.cycle_id = e.cycle_id
        left join pg_temp.unit_part as part on part.unit_id = e.unit_id
    ),
    begun as (
        insert into scorecard as card (council_id, cycle_id, unit_id)
        select this_council, entrant.cycle_id, entrant.unit_id
        from entrant
        where entrant.is_fresh
           -- A cycle that nobody was in takes everybody, for opening it again would pass it over now.
           or entrant.cycle_id in (select fresh.cycle_id from entrant as fresh where fresh.is_fresh)
              and not exists (select from scorecard as other
                              where other.council_id = this_council and other.cycle_id = entrant.cycle_id)
        on conflict (council_id, cycle_id, unit_id) do update
            set left_on = null, left_to = null
            where card.left_on is not null
        returning cycle_id, unit_id
    )
    insert into pg_temp.unit_effect (change_no, place, what, unit_id, cycle_id)
    select coalesce(entrant.change_no, 0), 4, 'card_begins', begun.unit_id, begun.cycle_id
    from begun
    join entrant using (cycle_id, unit_id);

    perform pass_on_findings();
    perform pass_on_inspections();

    with ended as (
        update cycle_officer as officer
        set ended_at = current_instant()
        from pg_temp.card_leaving as leaving
        where officer.council_id = this_council and officer.cycle_id = leaving.cycle_id
          and officer.unit_id = leaving.unit_id and officer.ended_at is null
        returning leaving.change_no, officer.cycle_id, officer.unit_id, officer.role
    )
    insert into pg_temp.unit_effect (change_no, place, what, unit_id, cycle_id, detail)
    select ended.change_no, 6, 'office_ends', ended.unit_id, ended.cycle_id, ended.role
    from ended;

    update scorecard as card
    set left_on = leaving.took_effect_on, left_to = leaving.heir_id
    from pg_temp.card_leaving as leaving
    where card.council_id = this_council and card.cycle_id = leaving.cycle_id and card.unit_id = leaving.unit_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 3, 'card_leaves', leaving.unit_id, leaving.heir_id, leaving.cycle_id, leaving.state
    from pg_temp.card_leaving as leaving;
end
$$;
