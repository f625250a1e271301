-- Why: an inspection that is still to be held is not lost because one of its units merged. It goes on between their successors, on
-- the same day and for the same criterion but outside the draw, whose pairs were of the members then. It ends where the successors
-- are one unit, where one of them has no card in the cycle, and where the same inspection is owed already. What was held stays.
-- The cards that leave stand in the temporary table card_leaving.
create or replace function thidua.pass_on_inspections() returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.inspection_leaving;
    create temporary table inspection_leaving on commit drop as
    with open as materialized (
        select inspection.*, coalesce(leaver.change_no, left_by.change_no) as change_no,
               coalesce(leaver.kind, left_by.kind) as change_kind, coalesce(leaver.document, left_by.document) as paper,
               coalesce(leaver.heir_id, inspection.inspector_id) as next_inspector_id,
               coalesce(left_by.heir_id, inspection.unit_id) as next_unit_id
        from inspection
        left join pg_temp.card_leaving as leaver
            on leaver.cycle_id = inspection.cycle_id and leaver.unit_id = inspection.inspector_id
        left join pg_temp.card_leaving as left_by
            on left_by.cycle_id = inspection.cycle_id and left_by.unit_id = inspection.unit_id
        where inspection.council_id = this_council
          and inspection.held_on is null
          and inspection.withdrawn_at is null
          and (leaver.unit_id is not null or left_by.unit_id is not null)
    ),
    staying as (
        select card.cycle_id, card.unit_id
        from scorecard as card
        where card.council_id = this_council and card.left_on is null
          and card.cycle_id in (select open.cycle_id from open)
          and not exists (select from pg_temp.card_leaving as leaving
                          where leaving.cycle_id = card.cycle_id and leaving.unit_id = card.unit_id)
    )
    select open.*,
           (open.kind = 'own') = (open.next_inspector_id = open.next_unit_id)
               and (open.cycle_id, open.next_inspector_id) in (select staying.cycle_id, staying.unit_id from staying)
               and (open.cycle_id, open.next_unit_id) in (select staying.cycle_id, staying.unit_id from staying)
               and row_number() over (
                   partition by open.cycle_id, open.kind, open.next_inspector_id, open.next_unit_id, open.due_on
                   order by open.inspection_id) = 1
               and not exists (
                   select from inspection as same
                   where same.council_id = this_council and same.cycle_id = open.cycle_id and same.kind = open.kind
                     and same.inspector_id = open.next_inspector_id and same.unit_id = open.next_unit_id
                     and same.due_on = open.due_on and same.withdrawn_at is null) as goes_on
    from open;

    update inspection
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(),
        withdrawn_reason = left('unit ' || leaving.change_kind || ' ' || leaving.paper, 500)
    from pg_temp.inspection_leaving as leaving
    where inspection.council_id = this_council and inspection.cycle_id = leaving.cycle_id
      and inspection.inspection_id = leaving.inspection_id;

    insert into inspection (council_id, cycle_id, kind, inspector_id, unit_id, due_on, criterion, document, author, at)
    select this_council, leaving.cycle_id, leaving.kind, leaving.next_inspector_id, leaving.next_unit_id, leaving.due_on,
           leaving.criterion, leaving.document, leaving.author, leaving.at
    from pg_temp.inspection_leaving as leaving
    where leaving.goes_on
    order by leaving.inspection_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 7, case when leaving.goes_on then 'inspection_goes_on' else 'inspection_ends' end,
           leaving.inspector_id, leaving.next_inspector_id, leaving.cycle_id,
           concat_ws(' ', leaving.inspection_id, leaving.kind, leaving.due_on)
    from pg_temp.inspection_leaving as leaving
    order by leaving.inspection_id;
end
$$;
