-- Why: what a council and its clusters agree on before they score: settings in three layers, the cluster's regulation with the
-- members' word on it, and for each cycle which criteria hold from which day and who agreed.

-- Every table of a council is separated from other councils in the same way.
create procedure separate_councils(variadic p_tables name[])
    language plpgsql
as $$
declare
    tenant_table name;
begin
    foreach tenant_table in array p_tables loop
        execute format('alter table thidua.%I enable row level security', tenant_table);
        execute format('alter table thidua.%I force row level security', tenant_table);
        execute format('create policy of_one_council on thidua.%I using (council_id = (select thidua.current_council()))',
                       tenant_table);
        execute format('grant select, insert on thidua.%I to thidua_app', tenant_table);
        execute format('grant select on thidua.%I to thidua_auditor', tenant_table);
    end loop;
end
$$;

-- One value that a layer sets. A null value falls back to the layer below: it was set once and is set no more.
create table setting (
    council_id bigint      not null references council (council_id),
    setting_id bigint      not null generated always as identity,
    year       smallint    not null,
    layer      text        not null,
    cluster_id bigint,
    name       text        not null,
    value      text,
    set_by     text        not null,
    set_at     timestamptz not null,
    document   label,
    version    integer     not null default 1,
    constraint setting_pkey primary key (council_id, setting_id),
    constraint setting_is_set_once_in_its_layer unique nulls not distinct (council_id, year, layer, cluster_id, name),
    constraint setting_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint setting_layer_is_known check (layer in ('guidance', 'regulation', 'cycle')),
    constraint setting_of_a_cluster_names_it check ((layer = 'guidance') = (cluster_id is null)),
    constraint setting_year_is_plausible check (year between 1945 and 2200),
    constraint setting_version_from_one check (version >= 1)
);

-- The thresholds of the classes become settings. What a council had of its own stays with the years that it has; for this
-- once the owner of the tables looks at every council.
alter table council no force row level security;
alter table cycle no force row level security;
insert into setting (council_id, year, layer, name, value, set_by, set_at)
select council.council_id, years.year, 'guidance', own.name, own.value::text, 'thiduad migrate', council.created_at
from council
join (select distinct council_id, year from cycle) as years using (council_id)
cross join lateral (values ('excellent_from', excellent_from, 90), ('good_from', good_from, 80), ('fair_from', fair_from, 65)
                   ) as own (name, value, standard)
where own.value <> own.standard
order by council.council_id, years.year, own.name;
alter table council force row level security;
alter table cycle force row level security;

-- These are written for the settings anew, and read the columns until then.
drop function if exists closing_digests(bigint[]);
drop function if exists rank_cards(bigint[]);
alter table council drop column excellent_from, drop column good_from, drop column fair_from;

create table regulation (
    council_id        bigint      not null references council (council_id),
    regulation_id     bigint      not null generated always as identity,
    cluster_id        bigint      not null,
    version           smallint    not null,
    title             label       not null,
    state             text        not null default 'draft',
    digest            bytea       not null,
    drafted_by        text        not null,
    drafted_at        timestamptz not null,
    approved_by       text,
    approved_at       timestamptz,
    approval_document label,
    in_force_from     date,
    superseded_on     date,
    constraint regulation_pkey primary key (council_id, regulation_id),
    constraint regulation_version_is_unique_in_its_cluster unique (council_id, cluster_id, version),
    constraint regulation_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint regulation_state_is_known check (state in ('draft', 'approved', 'in_force', 'superseded')),
    constraint regulation_digest_is_sha256 check (octet_length(digest) = 32),
    constraint regulation_approval_is_whole check (num_nulls(approved_by, approved_at, approval_document) in (0, 3)),
    constraint regulation_past_draft_was_approved check (state = 'draft' or approved_at is not null),
    constraint regulation_in_force_says_since_when
        check (state not in ('in_force', 'superseded') or in_force_from is not null),
    constraint regulation_superseded_says_when check ((state = 'superseded') = (superseded_on is not null))
);

-- A cluster lives by one regulation at a time.
create unique index regulation_in_force_is_one on regulation (council_id, cluster_id) where state = 'in_force';

-- The sections of the checklist, whatever else the cluster writes, and the legal bases.
create table regulation_part (
    council_id    bigint   not null,
    regulation_id bigint   not null,
    part_no       smallint not null,
    part          text     not null,
    text          text     not null,
    constraint regulation_part_pkey primary key (council_id, regulation_id, part_no),
    constraint regulation_part_of_a_regulation foreign key (council_id, regulation_id)
        references regulation (council_id, regulation_id),
    constraint regulation_part_is_known check (part in
        ('legal_basis', 'principles', 'organisation', 'working_regime', 'members', 'head_and_deputies', 'other')),
    constraint regulation_part_says_something check (text ~ '\S'),
    constraint regulation_part_is_nfc check (text is nfc normalized)
);

-- A member's comment, or its agreement, which it gives once.
create table regulation_response (
    council_id    bigint      not null,
    regulation_id bigint      not null,
    response_id   bigint      not null generated always as identity,
    unit_id       bigint      not null,
    kind          text        not null,
    text          label,
    document      label,
    author        text        not null,
    at            timestamptz not null,
    constraint regulation_response_pkey primary key (council_id, regulation_id, response_id),
    constraint regulation_response_regulation_exists foreign key (council_id, regulation_id)
        references regulation (council_id, regulation_id),
    constraint regulation_response_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint regulation_response_kind_is_known check (kind in ('comment', 'agree')),
    constraint regulation_comment_says_something check (kind <> 'comment' or text is not null)
);

create unique index regulation_agreement_is_given_once
    on regulation_response (council_id, regulation_id, unit_id) where kind = 'agree';

-- How a set's points make up the year, and how far over-achievement may count. What stood before was whole years, agreed.
alter table criteria_set
    add column aggregate text not null default 'annual',
    add column first_weight smallint,
    add column second_weight smallint,
    add column over_achievement numeric(5,2) not null default 100,
    add constraint criteria_set_aggregate_is_known check (aggregate in ('annual', 'halves')),
    add constraint criteria_set_halves_have_weights
        check ((aggregate = 'halves') = (first_weight is not null and second_weight is not null)),
    add constraint criteria_set_weights_are_positive check (first_weight > 0 and second_weight > 0),
    add constraint criteria_set_over_achievement_is_percent check (over_achievement between 100 and 200);

-- Who scores it where that is not the unit itself, and the rule as the table writes it (`>95: 1.5 | 75..95: 1 | …`).
alter table criterion
    add column scorer label,
    add column rule text,
    add constraint criterion_with_rungs_has_its_rule check ((kind in ('ladder', 'lateness')) = (rule is not null));

-- Its successor takes more than this one.
drop function if exists import_criteria(text, integer, text[], numeric, numeric, text[], numeric[], text[], integer[], text[],
    text[], numeric[], numeric[], numeric[], boolean[]);

-- The rungs of a ladder, or of lateness: an interval with explicit bounds, null where it is open-ended.
create table criterion_rung (
    council_id      bigint   not null,
    criteria_set_id bigint   not null,
    criterion_no    smallint not null,
    rung_no         smallint not null,
    lower           numeric(14,4),
    lower_included  boolean  not null,
    upper           numeric(14,4),
    upper_included  boolean  not null,
    points          points   not null,
    constraint criterion_rung_pkey primary key (council_id, criteria_set_id, criterion_no, rung_no),
    constraint criterion_rung_criterion_exists foreign key (council_id, criteria_set_id, criterion_no)
        references criterion (council_id, criteria_set_id, criterion_no),
    constraint criterion_rung_ends_after_it_begins
        check (lower < upper or lower = upper and lower_included and upper_included or lower is null or upper is null)
);

-- Which criteria a cycle has from which day, and since when its members have agreed to them. A proposal that another one took
-- the place of is withdrawn.
create table cycle_criteria (
    council_id      bigint      not null,
    cycle_id        bigint      not null,
    criteria_set_id bigint      not null,
    effective_from  date        not null,
    proposed_by     text        not null,
    proposed_at     timestamptz not null,
    agreed_at       timestamptz,
    agreed_by       text,
    document        label,
    withdrawn_at    timestamptz,
    constraint cycle_criteria_pkey primary key (council_id, cycle_id, criteria_set_id),
    constraint cycle_criteria_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint cycle_criteria_set_exists foreign key (council_id, criteria_set_id)
        references criteria_set (council_id, criteria_set_id),
    constraint cycle_criteria_agreement_is_whole check (num_nulls(agreed_at, agreed_by) in (0, 2)),
    constraint cycle_criteria_agreed_are_not_withdrawn check (num_nonnulls(agreed_at, withdrawn_at) < 2)
);

-- Members are asked about one proposal at a time.
create unique index cycle_has_one_open_proposal
    on cycle_criteria (council_id, cycle_id) where agreed_at is null and withdrawn_at is null;

-- The set that the first half is scored by, where an amendment made it another than the year's.
alter table cycle
    add column first_half_set_id bigint,
    add constraint cycle_first_half_set_exists foreign key (council_id, first_half_set_id)
        references criteria_set (council_id, criteria_set_id);

create table criteria_response (
    council_id      bigint      not null,
    cycle_id        bigint      not null,
    criteria_set_id bigint      not null,
    response_id     bigint      not null generated always as identity,
    unit_id         bigint      not null,
    kind            text        not null,
    text            label,
    document        label,
    author          text        not null,
    at              timestamptz not null,
    constraint criteria_response_pkey primary key (council_id, cycle_id, criteria_set_id, response_id),
    constraint criteria_response_criteria_exist foreign key (council_id, cycle_id, criteria_set_id)
        references cycle_criteria (council_id, cycle_id, criteria_set_id),
    constraint criteria_response_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint criteria_response_kind_is_known check (kind in ('comment', 'agree')),
    constraint criteria_comment_says_something check (kind <> 'comment' or text is not null)
);

create unique index criteria_agreement_is_given_once
    on criteria_response (council_id, cycle_id, criteria_set_id, unit_id) where kind = 'agree';

-- What was open before has criteria already: its members are asked about them now, as of the import that brought them. A
-- closed cycle stays as it is. For this once the owner of the tables looks at every council.
create or replace function digest_field(value text) returns text
    language sql immutable parallel safe
    return coalesce(octet_length(value)::text || ':' || value, '-');
alter table council no force row level security;
alter table cycle no force row level security;
alter table criteria_set no force row level security;
alter table criterion_group no force row level security;
alter table criterion no force row level security;
alter table event no force row level security;
insert into cycle_criteria (council_id, cycle_id, criteria_set_id, effective_from, proposed_by, proposed_at)
select cycle.council_id, cycle.cycle_id, s.criteria_set_id, cycle.starts_on, coalesce(imported.actor, 'thiduad migrate'),
       coalesce(imported.at, council.created_at)
from cycle
join council using (council_id)
join criteria_set as s using (council_id, criteria_set_id)
left join lateral (
    select event.actor, event.at
    from event
    where event.council_id = cycle.council_id
      and event.object = 'criteria/' || s.code || '/' || s.year || '/' || s.version
    order by event.event_id desc
    limit 1
) as imported on true
where cycle.state <> 'closed'
order by cycle.council_id, cycle.cycle_id;

-- A digest covers all that a set says by now, so that the same file is known again. What a closing rests on keeps its own.
update criteria_set as s
set digest = sha256(convert_to(
    digest_field(s.base_total::text) || digest_field(s.bonus_cap::text) || digest_field(s.aggregate)
    || digest_field(s.first_weight::text) || digest_field(s.second_weight::text) || digest_field(s.over_achievement::text)
    || (select string_agg(digest_field(g.code) || digest_field(g.max::text), '' order by g.group_no)
        from criterion_group as g
        where g.council_id = s.council_id and g.criteria_set_id = s.criteria_set_id)
    || (select string_agg(
            digest_field(c.code) || digest_field(c.group_no::text) || digest_field(c.text) || digest_field(c.kind)
            || digest_field(c.max::text) || digest_field(c.step::text) || digest_field(c.bonus_max::text)
            || digest_field(c.needs_evidence::text) || digest_field(c.rule) || digest_field(c.scorer), '' order by c.criterion_no)
        from criterion as c
        where c.council_id = s.council_id and c.criteria_set_id = s.criteria_set_id), 'UTF8'))
where not exists (
    select from cycle
    where cycle.council_id = s.council_id and cycle.criteria_set_id = s.criteria_set_id and cycle.state = 'closed');
alter table council force row level security;
alter table cycle force row level security;
alter table criteria_set force row level security;
alter table criterion_group force row level security;
alter table criterion force row level security;
alter table event force row level security;

call separate_councils('setting', 'regulation', 'regulation_part', 'regulation_response', 'criterion_rung',
                       'cycle_criteria', 'criteria_response');
grant update (value, set_by, set_at, document, version) on setting to thidua_app;
grant update (state, approved_by, approved_at, approval_document, in_force_from, superseded_on) on regulation to thidua_app;
grant update (effective_from, proposed_by, proposed_at, agreed_at, agreed_by, document, withdrawn_at) on cycle_criteria
    to thidua_app;
grant select on setting, regulation, regulation_part, criterion_rung, cycle_criteria to thidua_council;
