-- Why: a closing happens once for a council, an award year and a kind. What it found is written down with the digests that
-- let anybody recompute it, and is never changed afterwards.

create table closing (
    council_id   bigint      not null references council (council_id),
    closing_id   bigint      not null generated always as identity,
    year         smallint    not null,
    kind         text        not null,
    state        text        not null default 'scheduled',
    due_at       timestamptz not null,
    cut_off_at   timestamptz not null,
    last_run_at  timestamptz,
    constraint closing_pkey primary key (council_id, closing_id),
    constraint closing_happens_once unique (council_id, year, kind),
    constraint closing_kind_is_known check (kind in ('mid_year', 'year_end')),
    constraint closing_state_is_known check (state in ('scheduled', 'held', 'closed')),
    constraint closing_cut_off_not_before_due check (cut_off_at >= due_at),
    constraint closing_that_ran_says_when check ((state = 'scheduled') = (last_run_at is null))
);

create table closing_cycle (
    council_id       bigint not null,
    closing_id       bigint not null,
    cycle_id         bigint not null,
    outcome          text   not null,
    guard            text,
    unit_id          bigint,
    waiting_units    integer not null default 0,
    inputs_digest    bytea,
    standings_digest bytea,
    decided_at       timestamptz not null,
    constraint closing_cycle_pkey primary key (council_id, closing_id, cycle_id),
    constraint closing_cycle_closing_exists foreign key (council_id, closing_id)
        references closing (council_id, closing_id),
    constraint closing_cycle_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint closing_cycle_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint closing_cycle_outcome_is_known check (outcome in ('closed', 'held')),
    constraint closing_cycle_guard_is_known check (guard in ('criteria_missing', 'no_member', 'card_not_decided')),
    constraint closing_cycle_held_names_its_guard check ((outcome = 'held') = (guard is not null)),
    constraint closing_cycle_closed_has_digests
        check ((outcome = 'closed') = (inputs_digest is not null and standings_digest is not null))
);

create index closing_cycle_of_cycle on closing_cycle (council_id, cycle_id);

create table standing (
    council_id bigint   not null,
    cycle_id   bigint   not null,
    unit_id    bigint   not null,
    closing_id bigint   not null,
    rank       smallint not null,
    tied       boolean  not null,
    class      text     not null,
    base       points   not null,
    bonus      points   not null,
    deduction  points   not null,
    total      points   not null,
    constraint standing_pkey primary key (council_id, cycle_id, unit_id),
    constraint standing_is_of_a_card foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint standing_closing_exists foreign key (council_id, closing_id) references closing (council_id, closing_id),
    constraint standing_rank_from_one check (rank >= 1),
    constraint standing_class_is_known check (class in ('excellent', 'good', 'fair', 'average'))
);

-- Every change leaves a row here, in the transaction that made it.
create table event (
    council_id bigint      not null references council (council_id),
    event_id   bigint      not null generated always as identity,
    at         timestamptz not null,
    actor      text        not null,
    command    text        not null,
    object     text        not null,
    before     jsonb,
    after      jsonb,
    reason     text,
    constraint event_pkey primary key (council_id, event_id)
);

-- A repeated import is harmless: the same key with the same bytes was already done.
create table import_key (
    council_id     bigint      not null references council (council_id),
    key            label       not null,
    command        text        not null,
    payload_sha256 bytea       not null,
    at             timestamptz not null,
    constraint import_key_pkey primary key (council_id, key),
    constraint import_key_payload_is_sha256 check (octet_length(payload_sha256) = 32)
);
