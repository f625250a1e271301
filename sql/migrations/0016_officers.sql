-- Why: who leads a cluster next year is settled in this one: by the rotation list that the cluster keeps, by what its members agree
-- to at the conference, or by the council where it assigns. A list, a proposal and a word on it are only ever added to.

-- In which order units lead a cluster. Another order is another version.
create table rotation (
    council_id  bigint      not null,
    cluster_id  bigint      not null,
    version     smallint    not null,
    place       smallint    not null,
    unit_id     bigint      not null,
    document    label,
    imported_by text        not null,
    imported_at timestamptz not null,
    constraint rotation_pkey primary key (council_id, cluster_id, version, place),
    constraint rotation_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint rotation_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint rotation_names_a_unit_once unique (council_id, cluster_id, version, unit_id),
    constraint rotation_counts_from_one check (version >= 1 and place >= 1)
);

-- Made in the cycle of one year for the next. `agreed` by the members, `appointed` by the council where it assigns; who does lead
-- the next year stands in cycle_officer.
create table officer_proposal (
    council_id       bigint      not null,
    cycle_id         bigint      not null,
    proposal_id      bigint      not null generated always as identity,
    source           text        not null,
    reason           label,
    state            text        not null default 'proposed',
    proposed_by      text        not null,
    proposed_at      timestamptz not null,
    document         label,
    settled_by       text,
    settled_at       timestamptz,
    settled_document label,
    constraint officer_proposal_pkey primary key (council_id, cycle_id, proposal_id),
    constraint officer_proposal_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint officer_proposal_source_is_known check (source in ('rotation', 'members', 'council')),
    constraint officer_proposal_state_is_known check (state in ('proposed', 'agreed', 'appointed', 'withdrawn')),
    constraint officer_proposal_settlement_is_whole check (num_nulls(settled_by, settled_at) in (0, 2)),
    constraint officer_proposal_settled_says_by_whom check (state not in ('agreed', 'appointed') or settled_at is not null)
);

create unique index officer_proposal_stands_alone on officer_proposal (council_id, cycle_id) where state <> 'withdrawn';

create table proposed_officer (
    council_id  bigint not null,
    cycle_id    bigint not null,
    proposal_id bigint not null,
    unit_id     bigint not null,
    role        text   not null,
    constraint proposed_officer_pkey primary key (council_id, cycle_id, proposal_id, unit_id),
    constraint proposed_officer_proposal_exists foreign key (council_id, cycle_id, proposal_id)
        references officer_proposal (council_id, cycle_id, proposal_id),
    constraint proposed_officer_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint proposed_officer_role_is_known check (role in ('head', 'deputy'))
);

create unique index proposed_officer_is_one_head
    on proposed_officer (council_id, cycle_id, proposal_id) where role = 'head';

-- A member's word on a proposal, given once.
create table officer_response (
    council_id  bigint      not null,
    cycle_id    bigint      not null,
    proposal_id bigint      not null,
    unit_id     bigint      not null,
    answer      text        not null,
    reason      label,
    document    label,
    author      text        not null,
    at          timestamptz not null,
    constraint officer_response_pkey primary key (council_id, cycle_id, proposal_id, unit_id),
    constraint officer_response_proposal_exists foreign key (council_id, cycle_id, proposal_id)
        references officer_proposal (council_id, cycle_id, proposal_id),
    constraint officer_response_is_of_a_member foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint officer_response_answer_is_known check (answer in ('agree', 'object')),
    constraint officer_response_objects_with_a_reason check (answer <> 'object' or reason is not null)
);

call separate_councils('rotation', 'officer_proposal', 'proposed_officer', 'officer_response');
grant update (state, settled_by, settled_at, settled_document) on officer_proposal to thidua_app;
