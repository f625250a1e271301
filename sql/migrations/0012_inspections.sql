-- Why: members look at themselves, the head looks at members, and members look at each other by a plan that was drawn so that
-- anybody can draw it again. What was to be done by when, and what was found, stays on record.

-- One draw of a cluster's cross-inspections. One that another took the place of is withdrawn, for a reason.
create table inspection_plan (
    council_id       bigint      not null,
    cycle_id         bigint      not null,
    plan_id          bigint      not null generated always as identity,
    seed             bigint      not null,
    repeats          smallint    not null,
    due_on           date        not null,
    criterion        criterion_code,
    document         label,
    drawn_by         text        not null,
    drawn_at         timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason label,
    constraint inspection_plan_pkey primary key (council_id, cycle_id, plan_id),
    constraint inspection_plan_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint inspection_plan_seed_has_fifteen_digits check (seed between 0 and 999999999999999),
    constraint inspection_plan_repeats_are_counted check (repeats >= 0),
    constraint inspection_plan_withdrawal_is_whole
        check (num_nulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

-- A cluster goes by one plan at a time.
create unique index inspection_plan_in_effect_is_one on inspection_plan (council_id, cycle_id) where withdrawn_at is null;

-- One inspection: planned, perhaps by a draw, and later held.
create table inspection (
    council_id       bigint      not null,
    cycle_id         bigint      not null,
    inspection_id    bigint      not null generated always as identity,
    kind             text        not null,
    plan_id          bigint,
    inspector_id     bigint      not null,
    unit_id          bigint      not null,
    due_on           date        not null,
    criterion        criterion_code,
    document         label,
    author           text        not null,
    at               timestamptz not null,
    held_on          date,
    minutes          label,
    finding          label,
    points           points,
    recorded_by      text,
    recorded_at      timestamptz,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason label,
    constraint inspection_pkey primary key (council_id, cycle_id, inspection_id),
    constraint inspection_plan_exists foreign key (council_id, cycle_id, plan_id)
        references inspection_plan (council_id, cycle_id, plan_id),
    constraint inspection_is_by_a_member foreign key (council_id, cycle_id, inspector_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint inspection_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint inspection_inspects_once_in_a_plan unique (council_id, cycle_id, plan_id, inspector_id),
    constraint inspection_is_inspected_once_in_a_plan unique (council_id, cycle_id, plan_id, unit_id),
    constraint inspection_kind_is_known check (kind in ('own', 'head', 'cross')),
    constraint inspection_of_itself_is_own check ((kind = 'own') = (inspector_id = unit_id)),
    constraint inspection_of_a_plan_is_cross check (plan_id is null or kind = 'cross'),
    constraint inspection_with_a_criterion_is_cross check (criterion is null or kind = 'cross'),
    constraint inspection_result_is_whole check (num_nulls(held_on, minutes, recorded_by, recorded_at) in (0, 4)),
    constraint inspection_found_something_when_held
        check (held_on is not null or num_nonnulls(finding, points) = 0),
    constraint inspection_points_are_of_a_criterion check (points is null or criterion is not null),
    constraint inspection_held_is_not_withdrawn check (held_on is null or withdrawn_at is null),
    constraint inspection_withdrawal_is_whole
        check (num_nulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

-- The same inspection is owed once, however often a list of them is sent.
create unique index inspection_is_planned_once
    on inspection (council_id, cycle_id, kind, inspector_id, unit_id, due_on) where withdrawn_at is null;

call separate_councils('inspection_plan', 'inspection');
grant update (withdrawn_by, withdrawn_at, withdrawn_reason) on inspection_plan to thidua_app;
grant update (plan_id, criterion, held_on, minutes, finding, points, recorded_by, recorded_at, withdrawn_by, withdrawn_at,
              withdrawn_reason) on inspection to thidua_app;
