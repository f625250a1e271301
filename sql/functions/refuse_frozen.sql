-- Why: a closed cycle is frozen for ever. Whoever writes a row of it, by whatever statement, is refused by the database.
-- The lock makes a writer wait for a closing that is under way, and a closing wait for a writer: a card written at the same
-- moment is either in or refused.
create or replace function thidua.refuse_frozen_cycle() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    frozen record;
begin
    with touched as materialized (
        select cycle.cluster_id, cycle.year, cycle.state
        from cycle
        where (cycle.council_id, cycle.cycle_id) in (select changed.council_id, changed.cycle_id from changed)
        order by cycle.cycle_id
        for share
    )
    select cluster.code, touched.year
    into frozen
    from touched
    join cluster on cluster.council_id = current_council() and cluster.cluster_id = touched.cluster_id
    where touched.state = 'closed'
    order by cluster.code
    limit 1;
    if found then
        raise exception using
            errcode = 'TD001',
            message = format('cycle %s of %s is closed: its %s rows are frozen', frozen.year, frozen.code, tg_table_name),
            hint = 'a closed cycle is not changed; a mistake is put right in a new revision by the chair';
    end if;
    return null;
end
$$;

-- A row whose own state says closed: the cycle and the closing themselves.
create or replace function thidua.refuse_closed_row() returns trigger
    language plpgsql
as $$
begin
    raise exception using
        errcode = 'TD001',
        message = format('%s of year %s is closed and frozen', tg_table_name, old.year),
        hint = 'a closed cycle is not changed; a mistake is put right in a new revision by the chair';
end
$$;

-- A table of criteria that a closed cycle was scored by.
create or replace function thidua.refuse_frozen_criteria() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    if exists (
        select
        from cycle
        where (cycle.council_id, cycle.criteria_set_id) in
              (select changed.council_id, changed.criteria_set_id from changed)
          and cycle.state = 'closed'
    ) then
        raise exception using
            errcode = 'TD001',
            message = format('a closed cycle was scored by this criteria set: its %s rows are frozen', tg_table_name),
            hint = 'import the criteria as a new set for the next cycle';
    end if;
    return null;
end
$$;

create or replace trigger frozen_cycle before update on thidua.cycle
    for each row when (old.state = 'closed') execute function thidua.refuse_closed_row();
create or replace trigger frozen_closing before update on thidua.closing
    for each row when (old.state = 'closed') execute function thidua.refuse_closed_row();

create or replace trigger frozen_insert after insert on thidua.scorecard
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.scorecard
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.scorecard_line
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.standing
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.standing
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.closing_cycle
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.closing_cycle
    referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();

create or replace trigger frozen_insert after insert on thidua.criterion
    referencing new table as changed for each statement execute function thidua.refuse_frozen_criteria();
create or replace trigger frozen_insert after insert on thidua.criterion_group
    referencing new table as changed for each statement execute function thidua.refuse_frozen_criteria();
