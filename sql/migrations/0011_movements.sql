-- Why: what a cluster and its units do between two closings, so that it can be counted, shown and owed: movements from draft to
-- review, achievements, the exemplars that rest on them with their publicity and replication, and activities with those who
-- took part.

-- What takes more than a sentence to say: paragraphs, with line breaks.
create domain passage as text
    constraint passage_is_nfc check (value is nfc normalized)
    constraint passage_not_blank check (value ~ '\S')
    constraint passage_not_too_long check (char_length(value) <= 5000);

-- A draft may lack anything; what is launched lacks nothing. Without a unit the cluster itself launches it.
create table movement (
    council_id      bigint      not null,
    cycle_id        bigint      not null,
    movement_id     bigint      not null generated always as identity,
    code            code        not null,
    unit_id         bigint,
    name            label,
    theme           label,
    objective       passage,
    content         passage,
    criteria        passage,
    difficulty      passage,
    form            label,
    scope           text,
    mode            text,
    starts_on       date,
    ends_on         date,
    grassroots      boolean,
    parent_id       bigint,
    document        label,
    state           text        not null default 'draft',
    author          text        not null,
    at              timestamptz not null,
    launched_by     text,
    launched_at     timestamptz,
    launch_document label,
    result          passage,
    reviewed_by     text,
    reviewed_at     timestamptz,
    reviewed_on     date,
    review_document label,
    constraint movement_pkey primary key (council_id, cycle_id, movement_id),
    constraint movement_code_is_unique_in_its_cycle unique (council_id, cycle_id, code),
    constraint movement_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint movement_is_by_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint movement_parent_exists foreign key (council_id, cycle_id, parent_id)
        references movement (council_id, cycle_id, movement_id),
    constraint movement_is_not_its_own_parent check (parent_id <> movement_id),
    constraint movement_scope_is_known check (scope in ('national', 'sector', 'own')),
    constraint movement_mode_is_known check (mode in ('regular', 'campaign', 'thematic')),
    constraint movement_ends_after_it_starts check (ends_on >= starts_on),
    constraint movement_state_is_known check (state in ('draft', 'launched', 'reviewed')),
    constraint movement_launched_is_complete check (state = 'draft' or num_nulls(
        name, theme, objective, content, criteria, difficulty, form, scope, mode, starts_on, ends_on, grassroots) = 0),
    constraint movement_launch_is_whole check ((state = 'draft') = (launched_at is null)
        and num_nulls(launched_by, launched_at) in (0, 2)),
    constraint movement_review_is_whole check ((state = 'reviewed') = (reviewed_at is not null)
        and num_nulls(result, reviewed_by, reviewed_at, reviewed_on) in (0, 4))
);

-- Units that take part in a movement.
create table movement_unit (
    council_id  bigint      not null,
    cycle_id    bigint      not null,
    movement_id bigint      not null,
    unit_id     bigint      not null,
    document    label,
    author      text        not null,
    at          timestamptz not null,
    constraint movement_unit_pkey primary key (council_id, cycle_id, movement_id, unit_id),
    constraint movement_unit_movement_exists foreign key (council_id, cycle_id, movement_id)
        references movement (council_id, cycle_id, movement_id),
    constraint movement_unit_is_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id)
);

-- What was seen of a movement on its way; of one unit that takes part, or of the whole.
create table movement_note (
    council_id  bigint      not null,
    cycle_id    bigint      not null,
    movement_id bigint      not null,
    note_id     bigint      not null generated always as identity,
    unit_id     bigint,
    kind        text        not null,
    text        passage     not null,
    document    label,
    author      text        not null,
    at          timestamptz not null,
    constraint movement_note_pkey primary key (council_id, cycle_id, movement_id, note_id),
    constraint movement_note_movement_exists foreign key (council_id, cycle_id, movement_id)
        references movement (council_id, cycle_id, movement_id),
    constraint movement_note_unit_takes_part foreign key (council_id, cycle_id, movement_id, unit_id)
        references movement_unit (council_id, cycle_id, movement_id, unit_id),
    constraint movement_note_kind_is_known check (kind in ('progress', 'inspection', 'interim'))
);

-- What a unit, or somebody of it, has achieved. Its code holds beyond the year: exemplars of later years may rest on it.
create table achievement (
    council_id     bigint      not null,
    cycle_id       bigint      not null,
    achievement_id bigint      not null generated always as identity,
    code           code        not null,
    unit_id        bigint      not null,
    person         label,
    title          label       not null,
    field          label       not null,
    achieved_on    date        not null,
    document       label,
    author         text        not null,
    at             timestamptz not null,
    constraint achievement_pkey primary key (council_id, cycle_id, achievement_id),
    constraint achievement_code_is_unique_in_its_council unique (council_id, code),
    constraint achievement_is_of_one_unit unique (council_id, unit_id, achievement_id),
    constraint achievement_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id)
);

-- An exemplar rests on one achievement of its own unit at least; without a field it is comprehensive.
create table exemplar (
    council_id     bigint      not null,
    cycle_id       bigint      not null,
    exemplar_id    bigint      not null generated always as identity,
    unit_id        bigint      not null,
    achievement_id bigint      not null,
    code           code        not null,
    name           label       not null,
    kind           text        not null,
    field          label,
    document       label,
    author         text        not null,
    at             timestamptz not null,
    constraint exemplar_pkey primary key (council_id, cycle_id, exemplar_id),
    constraint exemplar_code_is_unique_in_its_cycle unique (council_id, cycle_id, code),
    constraint exemplar_is_of_one_unit unique (council_id, cycle_id, exemplar_id, unit_id),
    constraint exemplar_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint exemplar_rests_on_an_achievement_of_its_unit foreign key (council_id, unit_id, achievement_id)
        references achievement (council_id, unit_id, achievement_id),
    constraint exemplar_kind_is_known check (kind in ('collective', 'individual'))
);

-- Further achievements that an exemplar rests on.
create table exemplar_achievement (
    council_id     bigint      not null,
    cycle_id       bigint      not null,
    exemplar_id    bigint      not null,
    unit_id        bigint      not null,
    achievement_id bigint      not null,
    author         text        not null,
    at             timestamptz not null,
    constraint exemplar_achievement_pkey primary key (council_id, cycle_id, exemplar_id, achievement_id),
    constraint exemplar_achievement_exemplar_exists foreign key (council_id, cycle_id, exemplar_id, unit_id)
        references exemplar (council_id, cycle_id, exemplar_id, unit_id),
    constraint exemplar_achievement_is_of_its_unit foreign key (council_id, unit_id, achievement_id)
        references achievement (council_id, unit_id, achievement_id)
);

-- How an exemplar was made known.
create table exemplar_publicity (
    council_id   bigint      not null,
    cycle_id     bigint      not null,
    exemplar_id  bigint      not null,
    publicity_id bigint      not null generated always as identity,
    phase        text        not null,
    channel      label       not null,
    audience     label       not null,
    place        label       not null,
    held_on      date        not null,
    document     label,
    author       text        not null,
    at           timestamptz not null,
    constraint exemplar_publicity_pkey primary key (council_id, cycle_id, exemplar_id, publicity_id),
    constraint exemplar_publicity_is_recorded_once
        unique (council_id, cycle_id, exemplar_id, phase, channel, audience, place, held_on),
    constraint exemplar_publicity_exemplar_exists foreign key (council_id, cycle_id, exemplar_id)
        references exemplar (council_id, cycle_id, exemplar_id),
    constraint exemplar_publicity_phase_is_known check (phase in ('before', 'during', 'after'))
);

-- Who followed an exemplar, and what came of it.
create table exemplar_replication (
    council_id     bigint      not null,
    cycle_id       bigint      not null,
    exemplar_id    bigint      not null,
    replication_id bigint      not null generated always as identity,
    unit_id        bigint      not null,
    replicated_on  date        not null,
    result         passage     not null,
    document       label,
    author         text        not null,
    at             timestamptz not null,
    constraint exemplar_replication_pkey primary key (council_id, cycle_id, exemplar_id, replication_id),
    constraint exemplar_replication_is_recorded_once unique (council_id, cycle_id, exemplar_id, unit_id, replicated_on),
    constraint exemplar_replication_exemplar_exists foreign key (council_id, cycle_id, exemplar_id)
        references exemplar (council_id, cycle_id, exemplar_id),
    constraint exemplar_replication_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id)
);

-- Seminars, study visits and the like, of a unit or, without one, of the cluster.
create table activity (
    council_id  bigint      not null,
    cycle_id    bigint      not null,
    activity_id bigint      not null generated always as identity,
    code        code        not null,
    kind        text        not null,
    title       label       not null,
    held_on     date        not null,
    place       label       not null,
    unit_id     bigint,
    document    label,
    author      text        not null,
    at          timestamptz not null,
    constraint activity_pkey primary key (council_id, cycle_id, activity_id),
    constraint activity_code_is_unique_in_its_cycle unique (council_id, cycle_id, code),
    constraint activity_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint activity_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint activity_kind_is_known check (kind in
        ('seminar', 'conference', 'study_visit', 'gratitude', 'social_welfare', 'other'))
);

-- Who took part. One who was entered wrongly keeps the row, with the end.
create table activity_unit (
    council_id   bigint      not null,
    cycle_id     bigint      not null,
    activity_id  bigint      not null,
    unit_id      bigint      not null,
    author       text        not null,
    at           timestamptz not null,
    withdrawn_at timestamptz,
    constraint activity_unit_pkey primary key (council_id, cycle_id, activity_id, unit_id),
    constraint activity_unit_activity_exists foreign key (council_id, cycle_id, activity_id)
        references activity (council_id, cycle_id, activity_id),
    constraint activity_unit_is_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id)
);

call separate_councils('movement', 'movement_unit', 'movement_note', 'achievement', 'exemplar', 'exemplar_achievement',
                       'exemplar_publicity', 'exemplar_replication', 'activity', 'activity_unit');
grant update (unit_id, name, theme, objective, content, criteria, difficulty, form, scope, mode, starts_on, ends_on,
              grassroots, parent_id, document, author, at, state, launched_by, launched_at, launch_document, result,
              reviewed_by, reviewed_at, reviewed_on, review_document) on movement to thidua_app;
grant update (person, title, field, achieved_on, document, author, at) on achievement to thidua_app;
grant update (name, kind, field, document, author, at) on exemplar to thidua_app;
grant update (kind, title, held_on, place, unit_id, document, author, at) on activity to thidua_app;
grant update (withdrawn_at) on activity_unit to thidua_app;
