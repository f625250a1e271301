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
        perform refuse('TD001', 'cycle_frozen', 'year', frozen.year::text, 'cluster', frozen.code, 'table', tg_table_name);
    end if;
    return null;
end
$$;

-- A closed cycle opens again only as the revision that a reopening on record names, and nothing else of it changes.
create or replace function thidua.refuse_closed_cycle() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    expected cycle := old;
begin
    expected.state := 'appraisal';
    expected.revision := old.revision + 1;
    if new is distinct from expected or not exists (
        select from cycle_reopening as reopening
        where reopening.council_id = old.council_id and reopening.cycle_id = old.cycle_id
          and reopening.revision = new.revision
    ) then
        perform refuse('TD001', 'year_frozen', 'table', tg_table_name, 'year', old.year::text);
    end if;
    return new;
end
$$;

-- A done closing waits again only where a cycle of its year was opened again.
create or replace function thidua.refuse_closed_closing() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    expected closing := old;
begin
    expected.state := 'held';
    if new is distinct from expected or not exists (
        select from cycle
        where cycle.council_id = old.council_id and cycle.year = old.year and cycle.state <> 'closed' and cycle.revision > 1
    ) then
        perform refuse('TD001', 'year_frozen', 'table', tg_table_name, 'year', old.year::text);
    end if;
    return new;
end
$$;

-- A table of criteria that members agreed to, or that a closed cycle was scored by.
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
    ) or exists (
        select
        from cycle_criteria as agreed
        where (agreed.council_id, agreed.criteria_set_id) in
              (select changed.council_id, changed.criteria_set_id from changed)
          and agreed.agreed_at is not null
    ) then
        perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    end if;
    return null;
end
$$;

-- A cycle goes by what its members agreed to: it leaves agreed criteria only for others that they agreed to.
create or replace function thidua.refuse_unagreed_criteria() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    agreed_to bigint[];
begin
    select coalesce(array_agg(criteria_set_id), '{}') into agreed_to
    from cycle_criteria
    where council_id = old.council_id
      and cycle_id = old.cycle_id
      and agreed_at is not null;
    if old.criteria_set_id = any (agreed_to) and not coalesce(new.criteria_set_id = any (agreed_to), false) then
        perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    end if;
    return new;
end
$$;

-- What was agreed stays as it was agreed.
create or replace function thidua.refuse_agreed_row() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    return null;
end
$$;

-- A slot is filled once, where the closing left it open, and says why.
create or replace function thidua.refuse_filled_slot() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    if old.unit_id is not null or new.chosen_at is null then
        perform refuse('TD001', 'slot_filled', 'award', old.award, 'no', old.no::text);
    end if;
    return new;
end
$$;

-- What a mid-year closing took down of the reports is what the year goes by.
create or replace function thidua.refuse_closed_report() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    frozen record;
begin
    select cluster.code, cycle.year into frozen
    from changed
    join closing_cycle as recorded using (council_id, cycle_id)
    join closing using (council_id, closing_id)
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    where changed.kind = 'mid_year'
      and closing.kind = 'mid_year'
      and recorded.outcome = 'closed'
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD001', 'report_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    end if;
    return null;
end
$$;

create or replace trigger filled_slot before update on thidua.award_slot
    for each row execute function thidua.refuse_filled_slot();
create or replace trigger frozen_report after insert on thidua.report
    referencing new table as changed for each statement execute function thidua.refuse_closed_report();
create or replace trigger agreed_criteria before update of criteria_set_id on thidua.cycle
    for each row when (old.criteria_set_id is distinct from new.criteria_set_id)
    execute function thidua.refuse_unagreed_criteria();
create or replace trigger agreed_row before update on thidua.cycle_criteria
    for each row when (old.agreed_at is not null) execute function thidua.refuse_agreed_row();
create or replace trigger frozen_cycle before update on thidua.cycle
    for each row when (old.state = 'closed') execute function thidua.refuse_closed_cycle();
create or replace trigger frozen_closing before update on thidua.closing
    for each row when (old.state = 'closed') execute function thidua.refuse_closed_closing();

do $$
declare
    of_a_cycle name;
    of_a_set name;
begin
    foreach of_a_cycle in array array['scorecard', 'scorecard_line', 'scorecard_step', 'standing', 'closing_cycle',
        'cycle_criteria', 'criteria_response', 'cycle_officer', 'cycle_transition', 'evidence', 'table_response', 'objection',
        'finding', 'officer_proposal', 'proposed_officer', 'officer_response', 'report_call', 'report', 'inspection_plan',
        'inspection', 'meeting', 'meeting_item', 'meeting_attendance', 'meeting_consent', 'meeting_answer', 'covenant',
        'covenant_target', 'covenant_signature', 'movement', 'movement_unit', 'movement_note', 'achievement', 'exemplar',
        'exemplar_achievement', 'exemplar_publicity', 'exemplar_replication', 'activity', 'activity_unit', 'cycle_waiver',
        'cluster_ballot', 'closing_work', 'interim_standing']
    loop
        execute format('create or replace trigger frozen_insert after insert on thidua.%I
            referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle()', of_a_cycle);
        execute format('create or replace trigger frozen_update after update on thidua.%I
            referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle()', of_a_cycle);
    end loop;
    -- What a closed cycle left open among its slots is filled later, by choice.
    create or replace trigger frozen_insert after insert on thidua.award_slot
        referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
    foreach of_a_set in array array['criterion', 'criterion_group', 'criterion_rung'] loop
        execute format('create or replace trigger frozen_insert after insert on thidua.%I
            referencing new table as changed for each statement execute function thidua.refuse_frozen_criteria()', of_a_set);
    end loop;
end
$$;
