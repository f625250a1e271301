-- Why: a cycle is led on, held, resumed and reopened on record. A reopened year is closed again as a new revision; what stood
-- before stays beside it and can be read.

alter table cycle add column revision smallint not null default 1,
    add constraint cycle_revision_from_one check (revision >= 1);

-- Why somebody held, resumed or reopened it, and what was taken as done on paper when it was led on.
alter table cycle_transition add column reason label, add column waived text[] not null default '{}',
    add constraint cycle_transition_to_hold_has_a_reason check (to_state <> 'on_hold' or reason is not null);

-- Each time a closed cycle was opened again. The row is what lets the database do so: it names the revision that begins.
create table cycle_reopening (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    revision   smallint    not null,
    reason     label       not null,
    document   label       not null,
    author     text        not null,
    at         timestamptz not null,
    constraint cycle_reopening_pkey primary key (council_id, cycle_id, revision),
    constraint cycle_reopening_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint cycle_reopening_begins_another_revision check (revision >= 2)
);

alter table standing add column revision smallint not null default 1,
    drop constraint standing_pkey,
    add constraint standing_pkey primary key (council_id, cycle_id, unit_id, revision);

alter table closing_cycle add column revision smallint not null default 1,
    drop constraint closing_cycle_pkey,
    add constraint closing_cycle_pkey primary key (council_id, closing_id, cycle_id, revision),
    drop constraint closing_cycle_guard_is_known,
    add constraint closing_cycle_guard_is_known
        check (guard in ('cycle_on_hold', 'criteria_missing', 'no_member', 'card_not_decided', 'finding_holds'));

-- What a council reads of its standings by SQL is what counts now.
create or replace view council_standing with (security_invoker = true) as
select cycle.year, cluster.code as cluster, unit.code as unit, unit.name as unit_name, standing.rank, standing.tied,
       standing.class, standing.base, standing.bonus, standing.deduction, standing.total, standing.gate
from standing
join cycle using (council_id, cycle_id, revision)
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id);

-- Their successors take or return something else.
drop function if exists cycle_facts(integer, text[]);
drop function if exists lead_cycles(bigint[], text, text, text, text);
-- The triggers that call it are made anew with their own functions.
drop function if exists refuse_closed_row() cascade;

call separate_councils('cycle_reopening');
