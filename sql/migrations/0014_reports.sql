-- Why: members owe reports, each by a day. What was called for, by when and with which parts is one record, what came in
-- is another, and whatever follows (late by how many days, complete or not) is worked out from both. Days off are kept as the
-- Government announces them, so that deadlines can count working days.

-- A report that a cycle's members owe. The day is fixed when it is called for: what moves the calendar later does not move it.
create table report_call (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    kind       text        not null,
    title      label       not null,
    called_on  date        not null,
    due_on     date        not null,
    grace_days smallint    not null,
    parts      text[]      not null,
    criterion  criterion_code,
    document   label,
    author     text        not null,
    at         timestamptz not null,
    constraint report_call_pkey primary key (council_id, cycle_id, kind),
    constraint report_call_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint report_call_kind_is_a_word check (kind ~ '^[a-z][a-z0-9_]{0,39}$'),
    constraint report_call_is_before_it_is_due check (called_on <= due_on),
    constraint report_call_grace_is_a_year_at_most check (grace_days between 0 and 365),
    constraint report_call_parts_are_words check (array_to_string(parts, ' ', '?') ~ '^([a-z][a-z0-9_]{0,39}( |$))*$')
);

-- Two reports cannot both give the points of one criterion.
create unique index report_call_has_its_criterion_alone
    on report_call (council_id, cycle_id, criterion) where criterion is not null;

-- What came in, only ever added to: a supplement brings what was missing, a correction what was wrong.
create table report (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    kind       text        not null,
    unit_id    bigint      not null,
    report_id  bigint      not null generated always as identity,
    filed_on   date        not null,
    number     label       not null,
    parts      text[]      not null,
    document   label,
    author     text        not null,
    at         timestamptz not null,
    constraint report_pkey primary key (council_id, cycle_id, kind, unit_id, report_id),
    constraint report_was_called_for foreign key (council_id, cycle_id, kind)
        references report_call (council_id, cycle_id, kind),
    constraint report_is_by_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint report_is_on_record_once unique (council_id, cycle_id, kind, unit_id, filed_on, number, parts)
);

-- Days that are not what their weekday says: holidays, and days on which people work instead.
create table day_off (
    council_id bigint      not null references council (council_id),
    day        date        not null,
    kind       text        not null,
    name       label       not null,
    document   label,
    author     text        not null,
    at         timestamptz not null,
    constraint day_off_pkey primary key (council_id, day),
    constraint day_off_kind_is_known check (kind in ('off', 'working'))
);

call separate_councils('report_call', 'report', 'day_off');
grant update (title, called_on, due_on, grace_days, parts, criterion, document, author, at) on report_call to thidua_app;
grant update (kind, name, document, author, at) on day_off to thidua_app;
