-- Why: at the start of the year the members of a cluster put their names under what they mean to reach: a text, targets that later
-- get a result, and one signature a unit. What was signed binds; who did not sign is on record and is not nominated.

create table covenant (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    text       text        not null,
    digest     bytea       not null,
    document   label,
    drafted_by text        not null,
    drafted_at timestamptz not null,
    constraint covenant_pkey primary key (council_id, cycle_id),
    constraint covenant_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint covenant_says_something check (text ~ '\S'),
    constraint covenant_is_nfc check (text is nfc normalized),
    constraint covenant_digest_is_sha256 check (octet_length(digest) = 32)
);

-- What one unit means to reach by one indicator, in the year (half 0) or in a half of it. A target that names a criterion feeds
-- that line of the card: only one does.
create table covenant_target (
    council_id       bigint      not null,
    cycle_id         bigint      not null,
    unit_id          bigint      not null,
    target_id        bigint      not null generated always as identity,
    indicator        label       not null,
    half             smallint    not null default 0,
    measure          label       not null,
    plan             numeric(14,4) not null,
    criterion        criterion_code,
    document         label,
    author           text        not null,
    at               timestamptz not null,
    result           numeric(14,4),
    result_by        text,
    result_at        timestamptz,
    result_document  label,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    constraint covenant_target_pkey primary key (council_id, cycle_id, unit_id, target_id),
    constraint covenant_target_covenant_exists foreign key (council_id, cycle_id) references covenant (council_id, cycle_id),
    constraint covenant_target_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint covenant_target_half_is_known check (half between 0 and 2),
    constraint covenant_target_plan_not_negative check (plan >= 0),
    constraint covenant_target_result_not_negative check (result >= 0),
    constraint covenant_target_with_criterion_has_a_plan check (criterion is null or plan > 0),
    constraint covenant_target_result_is_whole check (num_nulls(result, result_by, result_at) in (0, 3)),
    constraint covenant_target_withdrawal_is_whole check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2)),
    -- Asked at the end of a statement: two targets may change criteria with each other.
    constraint covenant_target_feeds_a_criterion_alone
        exclude using btree (council_id with =, cycle_id with =, unit_id with =, half with =, criterion with =)
        where (criterion is not null and withdrawn_at is null) deferrable initially immediate
);

create unique index covenant_target_stands_once
    on covenant_target (council_id, cycle_id, unit_id, half, indicator) where withdrawn_at is null;

create table covenant_signature (
    council_id bigint      not null,
    cycle_id   bigint      not null,
    unit_id    bigint      not null,
    signed_on  date        not null,
    document   label,
    author     text        not null,
    at         timestamptz not null,
    constraint covenant_signature_pkey primary key (council_id, cycle_id, unit_id),
    constraint covenant_signature_covenant_exists foreign key (council_id, cycle_id)
        references covenant (council_id, cycle_id),
    constraint covenant_signature_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id)
);

-- Who did not sign stays in the table of the year and is not nominated.
alter table standing drop constraint standing_gate_is_known,
    add constraint standing_gate_is_known check (gate in ('disqualified', 'covenant_unsigned'));

call separate_councils('covenant', 'covenant_target', 'covenant_signature');
grant update (text, digest, document, drafted_by, drafted_at) on covenant to thidua_app;
grant update (measure, plan, criterion, document, author, at, result, result_by, result_at, result_document, withdrawn_by,
              withdrawn_at) on covenant_target to thidua_app;
