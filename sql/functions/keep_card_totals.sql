-- Why: a card's totals are kept true by the statement that writes its lines or its findings, so that a closing reads units and
-- never lines.
create or replace function thidua.keep_card_totals() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform refresh_cards(touched.council_id, array_agg(touched.cycle_id), array_agg(touched.unit_id))
    from (select distinct changed.council_id, changed.cycle_id, changed.unit_id from changed) as touched
    group by touched.council_id;
    return null;
end
$$;

create or replace trigger totals_insert after insert on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_update after update on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_delete after delete on thidua.scorecard_line
    referencing old table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_insert after insert on thidua.finding
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_update after update on thidua.finding
    referencing new table as changed for each statement execute function thidua.keep_card_totals();
