-- Why: a cluster meets several times a year, and some meetings decide whether its year may go on. What was planned, who consented,
-- who came, what was treated and which minutes say so stand on record; a written consultation is a meeting that nobody goes to.

create table meeting (
    council_id      bigint      not null,
    cycle_id        bigint      not null,
    meeting_id      bigint      not null generated always as identity,
    kind            text        not null,
    no              smallint    not null,
    mode            text        not null,
    planned_on      date        not null,
    place           label,
    document        label,
    author          text        not null,
    at              timestamptz not null,
    held_on         date,
    held_document   label,
    held_by         text,
    held_at         timestamptz,
    minutes_number  label,
    minutes_on      date,
    minutes_by      text,
    minutes_at      timestamptz,
    constraint meeting_pkey primary key (council_id, cycle_id, meeting_id),
    constraint meeting_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint meeting_no_is_unique_in_its_kind unique (council_id, cycle_id, kind, no),
    constraint meeting_kind_is_known check (kind in
        ('regulation', 'covenant', 'mid_year', 'preparatory', 'year_end', 'council')),
    constraint meeting_mode_is_known check (mode in ('in_person', 'online', 'written')),
    constraint meeting_that_ends_the_year_is_in_person check (kind <> 'year_end' or mode = 'in_person'),
    constraint meeting_in_writing_is_preparatory check (mode <> 'written' or kind = 'preparatory'),
    constraint meeting_no_is_positive check (no > 0),
    constraint meeting_holding_is_whole check (num_nulls(held_on, held_by, held_at) in (0, 3)),
    constraint meeting_minutes_are_whole check (num_nulls(minutes_number, minutes_on, minutes_by, minutes_at) in (0, 4)),
    constraint meeting_with_minutes_was_held check (minutes_number is null or held_on is not null),
    constraint meeting_minutes_not_before_it check (minutes_on >= held_on)
);

-- What stood on the agenda, and what became of it. An item that a new plan leaves out stays, off the agenda.
create table meeting_item (
    council_id bigint  not null,
    cycle_id   bigint  not null,
    meeting_id bigint  not null,
    item       text    not null,
    on_agenda  boolean not null default true,
    conclusion label,
    treated_by text,
    treated_at timestamptz,
    constraint meeting_item_pkey primary key (council_id, cycle_id, meeting_id, item),
    constraint meeting_item_meeting_exists foreign key (council_id, cycle_id, meeting_id)
        references meeting (council_id, cycle_id, meeting_id),
    constraint meeting_item_is_a_word check (item ~ '^[a-z][a-z_]{0,62}$'),
    constraint meeting_item_treatment_is_whole check (num_nulls(treated_by, treated_at) in (0, 2)),
    constraint meeting_item_with_conclusion_was_treated check (conclusion is null or treated_at is not null)
);

create table meeting_attendance (
    council_id      bigint      not null,
    cycle_id        bigint      not null,
    meeting_id      bigint      not null,
    unit_id         bigint      not null,
    presence        text        not null,
    delegate_names  text[]      not null default '{}',
    delegate_titles text[]      not null default '{}',
    author          text        not null,
    at              timestamptz not null,
    document        label,
    constraint meeting_attendance_pkey primary key (council_id, cycle_id, meeting_id, unit_id),
    constraint meeting_attendance_meeting_exists foreign key (council_id, cycle_id, meeting_id)
        references meeting (council_id, cycle_id, meeting_id),
    constraint meeting_attendance_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint meeting_attendance_presence_is_known check (presence in ('present', 'absent', 'excused')),
    constraint meeting_attendance_has_a_title_for_each_name
        check (cardinality(delegate_names) = cardinality(delegate_titles)),
    constraint meeting_attendance_of_the_absent_has_no_delegate
        check (presence = 'present' or cardinality(delegate_names) = 0)
);

-- Whether a meeting may be online: a word of each member, and one of the organising council, which has no unit.
create table meeting_consent (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    meeting_id bigint      not null,
    consent_id bigint      not null generated always as identity,
    unit_id    bigint,
    consents   boolean     not null,
    author     text        not null,
    at         timestamptz not null,
    document   label,
    constraint meeting_consent_pkey primary key (council_id, cycle_id, meeting_id, consent_id),
    constraint meeting_consent_is_given_once unique nulls not distinct (council_id, cycle_id, meeting_id, unit_id),
    constraint meeting_consent_meeting_exists foreign key (council_id, cycle_id, meeting_id)
        references meeting (council_id, cycle_id, meeting_id),
    constraint meeting_consent_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint meeting_consent_of_the_council_has_a_paper check (unit_id is not null or document is not null)
);

-- What a member answers to an item of a written consultation.
create table meeting_answer (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    meeting_id bigint      not null,
    unit_id    bigint      not null,
    item       text        not null,
    agrees     boolean     not null,
    text       label,
    author     text        not null,
    at         timestamptz not null,
    document   label,
    constraint meeting_answer_pkey primary key (council_id, cycle_id, meeting_id, unit_id, item),
    constraint meeting_answer_item_exists foreign key (council_id, cycle_id, meeting_id, item)
        references meeting_item (council_id, cycle_id, meeting_id, item),
    constraint meeting_answer_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint meeting_answer_of_no_has_a_reason check (agrees or text is not null)
);

call separate_councils('meeting', 'meeting_item', 'meeting_attendance', 'meeting_consent', 'meeting_answer');
grant update (mode, planned_on, place, document, author, at, held_on, held_document, held_by, held_at, minutes_number,
              minutes_on, minutes_by, minutes_at) on meeting to thidua_app;
grant update (on_agenda, conclusion, treated_by, treated_at) on meeting_item to thidua_app;
grant update (presence, delegate_names, delegate_titles, author, at, document) on meeting_attendance to thidua_app;
grant update (consents, author, at, document) on meeting_consent to thidua_app;
grant update (agrees, text, author, at, document) on meeting_answer to thidua_app;
