-- Why: PostgreSQL is the only state of the scheduler. A job's natural key makes an occurrence impossible to create twice;
-- a lane makes one council's work happen in order and councils take turns.

-- When a council next wants a turn; null while nothing waits.
create table lane (
    council_id bigint not null references council (council_id),
    turn_at    timestamptz,
    constraint lane_pkey primary key (council_id)
);

create index lane_by_turn on lane (turn_at, council_id) where turn_at is not null;

create table job (
    council_id   bigint      not null references council (council_id),
    job_id       bigint      not null generated always as identity,
    kind         text        not null,
    key          text        not null,
    occurrence   integer     not null default 1,
    state        text        not null default 'ready',
    due_at       timestamptz not null,
    run_at       timestamptz not null,
    not_after    timestamptz,
    attempt      smallint    not null default 0,
    max_attempts smallint    not null default 10,
    arguments    jsonb       not null default '{}',
    result       jsonb,
    error        text,
    started_at   timestamptz,
    finished_at  timestamptz,
    constraint job_pkey primary key (council_id, job_id),
    constraint job_occurs_once unique (council_id, kind, key, occurrence),
    constraint job_state_is_known check (state in
        ('waiting', 'ready', 'retry', 'held', 'done', 'dead', 'skipped', 'cancelled')),
    constraint job_attempts_are_bounded check (attempt between 0 and max_attempts),
    constraint job_finished_when_over
        check ((state in ('done', 'dead', 'skipped', 'cancelled')) = (finished_at is not null)),
    constraint job_dead_says_why check (state <> 'dead' or error is not null)
);

-- The claim reads only what can run, in order.
create index job_by_turn on job (council_id, run_at, job_id) where state in ('ready', 'retry', 'held');
