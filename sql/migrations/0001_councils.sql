-- Why: councils are the tenants. Everything else hangs on a council, carries its id first in every key, and is hidden from
-- every other council by the database itself.

create domain code as text
    constraint code_is_lower_case_letters_digits_hyphens check (value ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');

-- Point tables number their criteria as the regulation prints them: "1.1", "A1".
create domain criterion_code as text
    constraint criterion_code_is_letters_digits_dots_hyphens check (value ~ '^[A-Za-z0-9]([A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$');

-- Two places, exact, never floating point; null is missing and 0 is zero.
create domain points as numeric(9,2)
    constraint points_not_negative check (value >= 0);

create domain share as numeric(5,2)
    constraint share_is_percent check (value between 0 and 100);

create domain label as text
    constraint label_is_nfc check (value is nfc normalized)
    constraint label_not_blank check (value ~ '\S')
    constraint label_not_too_long check (char_length(value) <= 500);

-- How people in Vietnam sort names: their letters, and numbers by value, so that Quận 10 comes after Quận 2.
create collation vi (provider = icu, locale = 'vi-VN-u-kn');

-- Until the functions of this schema are applied nobody belongs to any council, so nobody sees anything.
create function current_council() returns bigint
    language sql stable parallel safe
    return null::bigint;

create sequence council_id_seq as bigint;

create table council (
    council_id     bigint      not null default nextval('council_id_seq'),
    code           code        not null,
    name           label       not null,
    level          text        not null,
    parent_id      bigint,
    time_zone      text        not null default 'Asia/Ho_Chi_Minh',
    excellent_from share       not null default 90,
    good_from      share       not null default 80,
    fair_from      share       not null default 65,
    created_at     timestamptz not null,
    constraint council_pkey primary key (council_id),
    constraint council_code_is_unique unique (code),
    constraint council_level_is_known check (level in ('central', 'ministry', 'province')),
    constraint council_parent_exists foreign key (parent_id) references council (council_id),
    constraint council_is_not_its_own_parent check (parent_id <> council_id),
    constraint council_classes_descend check (excellent_from > good_from and good_from > fair_from)
);

-- Which council a role that connects with psql or a reporting tool belongs to; its own settings are ignored.
create table council_login (
    council_id bigint not null references council (council_id),
    role_name  name   not null,
    constraint council_login_pkey primary key (council_id, role_name),
    constraint council_login_is_for_one_council unique (role_name)
);

create table cluster (
    council_id bigint not null references council (council_id),
    cluster_id bigint not null generated always as identity,
    code       code   not null,
    name       label  not null,
    kind       text   not null,
    constraint cluster_pkey primary key (council_id, cluster_id),
    constraint cluster_code_is_unique_in_its_council unique (council_id, code),
    constraint cluster_kind_is_known check (kind in ('cum', 'khoi'))
);

create table unit (
    council_id   bigint not null references council (council_id),
    unit_id      bigint not null generated always as identity,
    code         code   not null,
    name         label  not null,
    valid_from   date   not null,
    valid_to     date,
    successor_id bigint,
    constraint unit_pkey primary key (council_id, unit_id),
    constraint unit_code_is_unique_in_its_council unique (council_id, code),
    constraint unit_ends_after_it_begins check (valid_to > valid_from),
    constraint unit_successor_exists foreign key (council_id, successor_id) references unit (council_id, unit_id),
    constraint unit_is_not_its_own_successor check (successor_id <> unit_id),
    constraint unit_with_successor_has_ended check (successor_id is null or valid_to is not null)
);

create table membership (
    council_id bigint not null references council (council_id),
    unit_id    bigint not null,
    valid_from date   not null,
    valid_to   date,
    cluster_id bigint not null,
    constraint membership_pkey primary key (council_id, unit_id, valid_from),
    constraint membership_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint membership_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint membership_ends_after_it_begins check (valid_to > valid_from),
    constraint membership_is_in_one_cluster_at_a_time
        exclude using gist (council_id with =, unit_id with =, daterange(valid_from, valid_to) with &&)
);

create index membership_of_cluster on membership (council_id, cluster_id, valid_from);
