-- Why: how points come to be. A card goes from desk to desk, each step on record; its lines keep four figures and the facts
-- that computed points rest on; evidence, objections, findings and delegations stand beside them, only ever added to.

-- Head and deputies of a cycle's cluster. One who steps down keeps the row, with the end.
create table cycle_officer (
    council_id   bigint      not null,
    cycle_id     bigint      not null,
    officer_id   bigint      not null generated always as identity,
    unit_id      bigint      not null,
    role         text        not null,
    document     label,
    appointed_by text        not null,
    appointed_at timestamptz not null,
    ended_at     timestamptz,
    constraint cycle_officer_pkey primary key (council_id, cycle_id, officer_id),
    constraint cycle_officer_is_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint cycle_officer_role_is_known check (role in ('head', 'deputy'))
);

create unique index cycle_officer_holds_one_office
    on cycle_officer (council_id, cycle_id, unit_id) where ended_at is null;
create unique index cycle_has_one_head
    on cycle_officer (council_id, cycle_id) where role = 'head' and ended_at is null;

-- Each change of a cycle's state.
create table cycle_transition (
    council_id    bigint      not null,
    cycle_id      bigint      not null,
    transition_id bigint      not null generated always as identity,
    from_state    text        not null,
    to_state      text        not null,
    author        text        not null,
    role          text        not null,
    at            timestamptz not null,
    document      label,
    constraint cycle_transition_pkey primary key (council_id, cycle_id, transition_id),
    constraint cycle_transition_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint cycle_transition_moves check (from_state <> to_state)
);

alter table scorecard
    add column state text not null default 'filling',
    add column returned_by text,
    add constraint scorecard_state_is_known check (state in
        ('filling', 'attested', 'in_review', 'reviewed', 'agreed', 'decided', 'returned')),
    add constraint scorecard_returned_knows_its_desk check ((state = 'returned') = (returned_by is not null)),
    add constraint scorecard_returned_by_a_desk check (returned_by in ('head', 'council'));

-- Each step of a card from state to state: who, when, why, on what paper.
create table scorecard_step (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    unit_id    bigint      not null,
    step_id    bigint      not null generated always as identity,
    act        text        not null,
    from_state text        not null,
    to_state   text        not null,
    author     text        not null,
    role       text        not null,
    at         timestamptz not null,
    reason     label,
    document   label,
    constraint scorecard_step_pkey primary key (council_id, cycle_id, unit_id, step_id),
    constraint scorecard_step_card_exists foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint scorecard_step_back_has_a_reason check (act not in ('return', 'reopen') or reason is not null)
);

-- Half 0 is the whole year; 1 and 2 are the halves of a set that scores them. A fact is what computed points rest on, as
-- actual or actual/plan: `97.5`, `114/120`, `3`, `2025-07-08/2025-07-05`, `yes`.
alter table scorecard_line
    add column half smallint not null default 0,
    add column self_fact text,
    add column head_fact text,
    add column agreed_fact text,
    add column decided_fact text,
    add constraint scorecard_line_half_is_known check (half between 0 and 2),
    drop constraint scorecard_line_pkey,
    add constraint scorecard_line_pkey primary key (council_id, cycle_id, unit_id, criterion_no, half);

alter table score_entry add column role text, add column document label;

-- What stood before tells by its figure how far a card has come. The digest of an open card covers halves and facts from now
-- on; what a closing rests on stays to the octet. For this once the owner of the tables looks at every council, and the
-- triggers that keep a closed cycle as it is let the new column be filled.
alter table cycle no force row level security;
alter table scorecard no force row level security;
alter table scorecard_line no force row level security;
alter table scorecard disable trigger user;
update scorecard as card
set state = case card.figure
        when 'decided' then 'decided' when 'agreed' then 'agreed' when 'head' then 'reviewed' when 'self' then 'attested'
    end
where card.figure is not null;
update scorecard as card
set digest = lines.digest
from cycle
cross join lateral (
    select line.unit_id, sha256(convert_to(string_agg(said.text, '' order by line.criterion_no), 'UTF8')) as digest
    from scorecard_line as line
    cross join lateral (
        select string_agg(digest_field(field.value), '' order by field.place) as text
        from unnest(array[
            line.criterion_no::text, line.half::text,
            line.self_points::text, line.self_bonus::text, line.self_fact, line.self_reason,
            line.head_points::text, line.head_bonus::text, line.head_fact, line.head_reason,
            line.agreed_points::text, line.agreed_bonus::text, line.agreed_fact, line.agreed_reason,
            line.decided_points::text, line.decided_bonus::text, line.decided_fact, line.decided_reason
        ]) with ordinality as field (value, place)
    ) as said
    where line.council_id = cycle.council_id and line.cycle_id = cycle.cycle_id
    group by line.unit_id
) as lines
where cycle.state <> 'closed'
  and card.council_id = cycle.council_id
  and card.cycle_id = cycle.cycle_id
  and card.unit_id = lines.unit_id;
alter table scorecard enable trigger user;
alter table cycle force row level security;
alter table scorecard force row level security;
alter table scorecard_line force row level security;

-- A document that a line rests on. Taken back, it stays with its end.
create table evidence (
    council_id   bigint      not null,
    cycle_id     bigint      not null,
    unit_id      bigint      not null,
    evidence_id  bigint      not null generated always as identity,
    criterion_no smallint    not null,
    half         smallint    not null default 0,
    title        label       not null,
    number       label,
    issued_on    date,
    link         label,
    author       text        not null,
    at           timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    constraint evidence_pkey primary key (council_id, cycle_id, unit_id, evidence_id),
    constraint evidence_card_exists foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint evidence_half_is_known check (half between 0 and 2),
    constraint evidence_withdrawal_is_whole check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);

-- A member's word on the cluster's whole table: its agreement, given once.
create table table_response (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    unit_id    bigint      not null,
    document   label,
    author     text        not null,
    at         timestamptz not null,
    constraint table_response_pkey primary key (council_id, cycle_id, unit_id),
    constraint table_response_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id)
);

-- A member's objection to a card of the table, and the answer to it.
create table objection (
    council_id   bigint      not null,
    cycle_id     bigint      not null,
    objection_id bigint      not null generated always as identity,
    unit_id      bigint      not null,
    criterion_no smallint,
    by_unit_id   bigint      not null,
    reason       label       not null,
    author       text        not null,
    at           timestamptz not null,
    outcome      text,
    answer       label,
    answered_by  text,
    answered_at  timestamptz,
    constraint objection_pkey primary key (council_id, cycle_id, objection_id),
    constraint objection_card_exists foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint objection_is_by_a_member foreign key (council_id, cycle_id, by_unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint objection_outcome_is_known check (outcome in ('accepted', 'rejected')),
    constraint objection_answer_is_whole check (num_nulls(outcome, answer, answered_by, answered_at) in (0, 4))
);

-- What another channel says about a unit, and what follows from it in this cycle.
create table finding (
    council_id    bigint      not null,
    cycle_id      bigint      not null,
    finding_id    bigint      not null generated always as identity,
    unit_id       bigint      not null,
    channel       text        not null,
    effect        text        not null,
    points        points,
    reason        label       not null,
    document      label       not null,
    author        text        not null,
    at            timestamptz not null,
    lifted_by     text,
    lifted_at     timestamptz,
    lifted_reason label,
    constraint finding_pkey primary key (council_id, cycle_id, finding_id),
    constraint finding_card_exists foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint finding_channel_is_known check (channel in
        ('inspection', 'press', 'complaint', 'tax', 'police', 'public')),
    constraint finding_effect_is_known check (effect in ('none', 'deduct', 'hold', 'disqualify')),
    constraint finding_deducts_points check ((effect = 'deduct') = (points is not null)),
    constraint finding_deducts_something check (points > 0),
    constraint finding_lifting_is_whole check (num_nulls(lifted_by, lifted_at, lifted_reason) in (0, 3))
);

create index finding_of_card on finding (council_id, cycle_id, unit_id);

-- The council lets its standing agency decide cards in its place.
create table delegation (
    council_id    bigint      not null references council (council_id),
    delegation_id bigint      not null generated always as identity,
    year          smallint    not null,
    cluster_id    bigint,
    document      label       not null,
    author        text        not null,
    at            timestamptz not null,
    revoked_by    text,
    revoked_at    timestamptz,
    constraint delegation_pkey primary key (council_id, delegation_id),
    constraint delegation_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint delegation_revocation_is_whole check (num_nulls(revoked_by, revoked_at) in (0, 2))
);

create unique index delegation_is_given_once
    on delegation (council_id, year, cluster_id) nulls not distinct where revoked_at is null;

-- Whether something keeps a unit from being nominated; it stays in the table.
alter table standing add column gate text,
    add constraint standing_gate_is_known check (gate in ('disqualified'));

-- What a council reads of its standings by SQL says so too.
create or replace view council_standing with (security_invoker = true) as
select cycle.year, cluster.code as cluster, unit.code as unit, unit.name as unit_name, standing.rank, standing.tied,
       standing.class, standing.base, standing.bonus, standing.deduction, standing.total, standing.gate
from standing
join cycle using (council_id, cycle_id)
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id);

alter table closing_cycle drop constraint closing_cycle_guard_is_known,
    add constraint closing_cycle_guard_is_known
        check (guard in ('criteria_missing', 'no_member', 'card_not_decided', 'finding_holds'));

-- Their successors take and return something else.
drop function if exists check_cards(integer, text, text, integer);
drop function if exists write_cards(integer, text, text, text);

call separate_councils('cycle_officer', 'cycle_transition', 'scorecard_step', 'evidence', 'table_response', 'objection',
                       'finding', 'delegation');
grant update (ended_at) on cycle_officer to thidua_app;
grant update (state, returned_by) on scorecard to thidua_app;
grant update (self_fact, head_fact, agreed_fact, decided_fact) on scorecard_line to thidua_app;
grant update (withdrawn_by, withdrawn_at) on evidence to thidua_app;
grant update (outcome, answer, answered_by, answered_at) on objection to thidua_app;
grant update (lifted_by, lifted_at, lifted_reason) on finding to thidua_app;
grant update (revoked_by, revoked_at) on delegation to thidua_app;
grant select on cycle_officer to thidua_council;
