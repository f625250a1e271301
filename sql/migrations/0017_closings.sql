-- Why: a year is closed by everything that it rests on: what was done on paper, votes between equals, work that was missing and what
-- the council makes of it. Who is proposed for what has a row that no second proposal fits beside, and the next year goes on from
-- this one exactly once.

-- Gaps of a state that were settled outside, on a paper: the closing does not ask for them again.
create table cycle_waiver (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    state      text        not null,
    code       text        not null,
    document   label       not null,
    author     text        not null,
    at         timestamptz not null,
    constraint cycle_waiver_pkey primary key (council_id, cycle_id, state, code),
    constraint cycle_waiver_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint cycle_waiver_state_is_a_review check (state in ('mid_year', 'year_end'))
);

-- How many members voted for a unit to stand before those that it is equal to.
create table cluster_ballot (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    unit_id    bigint      not null,
    votes      smallint    not null,
    document   label       not null,
    author     text        not null,
    at         timestamptz not null,
    constraint cluster_ballot_pkey primary key (council_id, cycle_id, unit_id),
    constraint cluster_ballot_is_on_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint cluster_ballot_votes_not_negative check (votes >= 0)
);

alter table finding drop constraint finding_effect_is_known,
    add constraint finding_effect_is_known check (effect in ('none', 'deduct', 'hold', 'not_considered', 'disqualify'));

-- A closing that was only run by hand has no cut-off, so that nothing follows from its having passed.
alter table closing alter column cut_off_at drop not null;
alter table closing no force row level security;
alter table job no force row level security;
alter table closing disable trigger user;
update closing set cut_off_at = null
where not exists (
    select from job
    where job.council_id = closing.council_id and job.kind = 'closing.' || closing.kind and job.key = closing.year::text);
alter table closing enable trigger user;
alter table closing force row level security;
alter table job force row level security;

-- Recipe is which text the digests cover; 1 is that of earlier releases, which no closing makes any more.
alter table closing_cycle
    add column policy text,
    add column recipe smallint not null default 1,
    add column guard_parameters text[] not null default '{}',
    add column guards smallint not null default 0,
    drop constraint closing_cycle_guard_is_known,
    add constraint closing_cycle_policy_is_known check (policy in ('zero', 'not_ranked')),
    add constraint closing_cycle_policy_closes check (policy is null or outcome = 'closed'),
    add constraint closing_cycle_recipe_is_known check (recipe between 1 and 2);

alter table standing
    alter column rank drop not null,
    alter column class drop not null,
    alter column base drop not null,
    alter column bonus drop not null,
    alter column deduction drop not null,
    alter column total drop not null,
    add column capped boolean not null default false,
    add column tie_values numeric(9,2)[],
    -- The outcome of its cycle in this revision names the closing, and is checked; once more for each unit costs and proves nothing.
    drop constraint standing_closing_exists,
    drop constraint standing_gate_is_known,
    add constraint standing_gates_are_known check (string_to_array(gate, ',') <@ array[
        'disqualified', 'not_considered', 'covenant_unsigned', 'dossier_incomplete', 'dossier_late', 'work_missing']),
    add constraint standing_is_ranked_wholly check (num_nulls(rank, class, base, bonus, deduction, total) in (0, 6)),
    add constraint standing_without_rank_misses_work check (rank is not null or gate like '%work_missing');

-- What units owed at a closing and when it came; policy is what was made of it where it never came.
create table closing_work (
    council_id   bigint   not null,
    closing_id   bigint   not null,
    cycle_id     bigint   not null,
    revision     smallint not null,
    unit_id      bigint   not null,
    thing        text     not null,
    due_on       date,
    completed_on date,
    days_late    integer,
    deduction    points,
    policy       text,
    constraint closing_work_pkey primary key (council_id, closing_id, cycle_id, revision, unit_id, thing),
    constraint closing_work_is_of_a_closing foreign key (council_id, closing_id, cycle_id, revision)
        references closing_cycle (council_id, closing_id, cycle_id, revision) deferrable initially deferred,
    constraint closing_work_is_of_a_card foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint closing_work_thing_is_known check (thing in ('card', 'report')),
    constraint closing_work_policy_is_known check (policy in ('zero', 'not_ranked')),
    constraint closing_work_missing_says_policy check ((completed_on is null) = (policy is not null))
);

-- How the members stood at mid-year, where each half is scored.
create table interim_standing (
    council_id bigint   not null,
    cycle_id   bigint   not null,
    unit_id    bigint   not null,
    closing_id bigint   not null,
    figure     text,
    rank       smallint,
    tied       boolean  not null,
    base       points,
    bonus      points,
    deduction  points,
    total      points,
    constraint interim_standing_pkey primary key (council_id, cycle_id, unit_id),
    constraint interim_standing_is_of_a_card foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint interim_standing_closing_exists foreign key (council_id, closing_id)
        references closing (council_id, closing_id),
    constraint interim_standing_is_ranked_wholly check (num_nulls(rank, base, bonus, deduction, total) in (0, 5))
);

-- What a cluster may propose: one flag, and so many certificates. A unit fills one slot, and a slot holds one unit.
create table award_slot (
    council_id bigint   not null,
    cycle_id   bigint   not null,
    revision   smallint not null,
    award      text     not null,
    no         smallint not null,
    unit_id    bigint,
    reason     label,
    document   label,
    chosen_by  text,
    chosen_at  timestamptz,
    constraint award_slot_pkey primary key (council_id, cycle_id, revision, award, no),
    constraint award_slot_holds_a_standing foreign key (council_id, cycle_id, unit_id, revision)
        references standing (council_id, cycle_id, unit_id, revision),
    constraint award_slot_award_is_known check (award in ('flag', 'certificate')),
    constraint award_slot_flag_is_one check (award <> 'flag' or no = 1),
    constraint award_slot_number_from_one check (no >= 1),
    constraint award_slot_choice_is_whole check (num_nulls(reason, document, chosen_by, chosen_at) in (0, 4)),
    constraint award_slot_choice_is_of_a_unit check (chosen_at is null or unit_id is not null)
);

create unique index award_slot_of_unit on award_slot (council_id, cycle_id, revision, unit_id);

-- What a dry run said, the latest of each person: what changed since is named, and who planned does not run where four eyes are asked.
create table closing_plan (
    council_id bigint      not null references council (council_id),
    year       smallint    not null,
    kind       text        not null,
    author     text        not null,
    digest     text        not null,
    outcomes   jsonb       not null,
    at         timestamptz not null,
    constraint closing_plan_pkey primary key (council_id, year, kind, author),
    constraint closing_plan_kind_is_known check (kind in ('mid_year', 'year_end')),
    constraint closing_plan_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$')
);

-- What the next year of a cluster took over from this one; once.
create table cycle_succession (
    council_id    bigint      not null,
    cycle_id      bigint      not null,
    next_cycle_id bigint      not null,
    taken_over    text[]      not null,
    at            timestamptz not null,
    constraint cycle_succession_pkey primary key (council_id, cycle_id),
    constraint cycle_succession_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint cycle_succession_next_exists foreign key (council_id, next_cycle_id)
        references cycle (council_id, cycle_id)
);

-- By what a cycle is ranked and what is made of it, looked up once for a whole council.
create type closing_rule as (
    cycle_id bigint, policy text, base_total numeric, excellent_from numeric, good_from numeric, fair_from numeric,
    excellent_max_share numeric, tie_keys text[], key_task_group text, certificates integer, dossier_gate text);

-- What a closing works out for one unit: its card as it counts, and where that puts it.
create type closing_row as (
    cycle_id bigint, unit_id bigint, unit_code text, figure text, card_base numeric, card_bonus numeric,
    card_deduction numeric, card_total numeric, card_digest bytea, votes smallint, rank integer, tied boolean, class text,
    capped boolean, base numeric, bonus numeric, deduction numeric, total numeric, tie_values numeric[], gate text,
    award text, award_no integer);

-- Standings name units as they were called on the year's last day, and count as of the revision that counts.
create or replace view council_standing with (security_invoker = true) as
select cycle.year, cluster.code as cluster, unit.code as unit, coalesce(then_called.old_name, unit.name)::label as unit_name,
       standing.rank, standing.tied, standing.class, standing.base, standing.bonus, standing.deduction, standing.total,
       standing.gate, standing.capped, standing.tie_values
from standing
join cycle using (council_id, cycle_id, revision)
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id)
left join lateral (
    select part.old_name
    from unit_change_part as part
    join unit_change as change using (council_id, change_id)
    where part.council_id = standing.council_id
      and part.unit_id = standing.unit_id
      and part.old_name is not null
      and change.took_effect_on > cycle.ends_on
    order by change.took_effect_on, change.change_id
    limit 1
) as then_called on true;

-- Their successors take or return something else.
drop function if exists year_end_guards(integer);
drop function if exists rank_cards(bigint[]);
drop function if exists class_thresholds(bigint[]);
drop function if exists closing_digests(bigint[]);
drop function if exists closing_results(bigint);
drop function if exists close_cycles(integer, text);

call separate_councils('cycle_waiver', 'cluster_ballot', 'closing_work', 'interim_standing', 'award_slot', 'closing_plan',
                       'cycle_succession');
grant update (votes, document, author, at) on cluster_ballot to thidua_app;
grant update (unit_id, reason, document, chosen_by, chosen_at) on award_slot to thidua_app;
grant update (digest, outcomes, at) on closing_plan to thidua_app;
grant select on award_slot, interim_standing to thidua_council;
