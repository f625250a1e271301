-- Why: a year of a cluster, the table of criteria it is scored by, and the scorecards. Lines keep four figures side by
-- side; cards keep totals, so that a closing reads units and never lines.

create table criteria_set (
    council_id      bigint   not null references council (council_id),
    criteria_set_id bigint   not null generated always as identity,
    code            code     not null,
    year            smallint not null,
    version         smallint not null default 1,
    base_total      points   not null,
    bonus_cap       points   not null,
    required_lines  smallint not null,
    digest          bytea    not null,
    constraint criteria_set_pkey primary key (council_id, criteria_set_id),
    constraint criteria_set_version_is_unique unique (council_id, code, year, version),
    constraint criteria_set_has_a_base check (base_total > 0),
    constraint criteria_set_has_required_lines check (required_lines > 0),
    constraint criteria_set_digest_is_sha256 check (octet_length(digest) = 32)
);

create table criterion_group (
    council_id      bigint         not null,
    criteria_set_id bigint         not null,
    group_no        smallint       not null,
    code            criterion_code not null,
    max             points         not null,
    constraint criterion_group_pkey primary key (council_id, criteria_set_id, group_no),
    constraint criterion_group_code_is_unique_in_its_set unique (council_id, criteria_set_id, code),
    constraint criterion_group_set_exists foreign key (council_id, criteria_set_id)
        references criteria_set (council_id, criteria_set_id)
);

create table criterion (
    council_id      bigint         not null,
    criteria_set_id bigint         not null,
    criterion_no    smallint       not null,
    group_no        smallint       not null,
    code            criterion_code not null,
    text            label          not null,
    kind            text           not null,
    max             points         not null,
    step            points         not null,
    bonus_max       points         not null default 0,
    needs_evidence  boolean        not null,
    constraint criterion_pkey primary key (council_id, criteria_set_id, criterion_no),
    -- The code stands before the set, so that whoever looks for a criterion by set and number is not led through this index.
    constraint criterion_code_is_unique_in_its_set unique (council_id, code, criteria_set_id),
    constraint criterion_group_exists foreign key (council_id, criteria_set_id, group_no)
        references criterion_group (council_id, criteria_set_id, group_no),
    constraint criterion_kind_is_known check (kind in
        ('manual', 'boolean', 'ladder', 'proportional', 'lateness', 'external', 'cross', 'bonus', 'deduction')),
    constraint criterion_has_a_maximum check (max > 0),
    constraint criterion_step_divides_its_maximum check (step > 0 and max % step = 0),
    constraint criterion_outside_the_base_has_no_bonus check (kind not in ('bonus', 'deduction') or bonus_max = 0)
);

create table cycle (
    council_id      bigint   not null references council (council_id),
    cycle_id        bigint   not null generated always as identity,
    cluster_id      bigint   not null,
    year            smallint not null,
    starts_on       date     not null,
    ends_on         date     not null,
    state           text     not null default 'preparing',
    criteria_set_id bigint,
    constraint cycle_pkey primary key (council_id, cycle_id),
    constraint cycle_is_one_cluster_and_year unique (council_id, year, cluster_id),
    constraint cycle_cluster_exists foreign key (council_id, cluster_id) references cluster (council_id, cluster_id),
    constraint cycle_criteria_set_exists foreign key (council_id, criteria_set_id)
        references criteria_set (council_id, criteria_set_id),
    constraint cycle_ends_after_it_begins check (ends_on > starts_on),
    constraint cycle_year_is_plausible check (year between 1945 and 2200),
    constraint cycle_state_is_known check (state in (
        'preparing', 'covenant', 'first_half', 'mid_year', 'second_half', 'self_scoring', 'head_review', 'consensus',
        'appraisal', 'year_end', 'closed', 'on_hold')),
    constraint cycle_closed_was_scored check (state <> 'closed' or criteria_set_id is not null)
);

-- Who did what when: one row for all the lines that one act wrote.
create table score_entry (
    council_id bigint      not null references council (council_id),
    entry_id   bigint      not null generated always as identity,
    author     text        not null,
    at         timestamptz not null,
    command    text        not null,
    constraint score_entry_pkey primary key (council_id, entry_id)
);

create table scorecard (
    council_id      bigint not null,
    cycle_id        bigint not null,
    unit_id         bigint not null,
    figure          text,
    base            points,
    bonus           points,
    deduction       points,
    total           points,
    digest          bytea,
    constraint scorecard_pkey primary key (council_id, cycle_id, unit_id),
    constraint scorecard_cycle_exists foreign key (council_id, cycle_id) references cycle (council_id, cycle_id),
    constraint scorecard_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint scorecard_figure_is_known check (figure in ('self', 'head', 'agreed', 'decided')),
    constraint scorecard_has_all_totals_or_none
        check (num_nulls(figure, base, bonus, deduction, total) in (0, 5)),
    constraint scorecard_total_not_negative check (total >= 0),
    constraint scorecard_total_is_base_and_bonus_less_deduction
        check (total = greatest(base + bonus - deduction, 0)),
    constraint scorecard_digest_is_sha256 check (octet_length(digest) = 32)
);

create table scorecard_line (
    council_id      bigint   not null,
    cycle_id        bigint   not null,
    unit_id         bigint   not null,
    criterion_no    smallint not null,
    criteria_set_id bigint   not null,
    self_points     points,
    self_bonus      points,
    self_reason     text,
    self_entry      bigint,
    head_points     points,
    head_bonus      points,
    head_reason     text,
    head_entry      bigint,
    agreed_points   points,
    agreed_bonus    points,
    agreed_reason   text,
    agreed_entry    bigint,
    decided_points  points,
    decided_bonus   points,
    decided_reason  text,
    decided_entry   bigint,
    constraint scorecard_line_pkey primary key (council_id, cycle_id, unit_id, criterion_no),
    constraint scorecard_line_card_exists foreign key (council_id, cycle_id, unit_id)
        references scorecard (council_id, cycle_id, unit_id),
    constraint scorecard_line_criterion_exists foreign key (council_id, criteria_set_id, criterion_no)
        references criterion (council_id, criteria_set_id, criterion_no),
    constraint scorecard_line_self_is_whole check (num_nulls(self_points, self_bonus, self_entry) in (0, 3)),
    constraint scorecard_line_head_is_whole check (num_nulls(head_points, head_bonus, head_entry) in (0, 3)),
    constraint scorecard_line_agreed_is_whole check (num_nulls(agreed_points, agreed_bonus, agreed_entry) in (0, 3)),
    constraint scorecard_line_decided_is_whole check (num_nulls(decided_points, decided_bonus, decided_entry) in (0, 3)),
    constraint scorecard_line_head_differs_with_reason
        check (head_reason is not null or (head_points, head_bonus) is not distinct from (self_points, self_bonus)
            or head_points is null or self_points is null),
    constraint scorecard_line_agreed_differs_with_reason
        check (agreed_reason is not null or agreed_points is null
            or (agreed_points, agreed_bonus) is not distinct from
                (coalesce(head_points, self_points, agreed_points), coalesce(head_bonus, self_bonus, agreed_bonus))),
    constraint scorecard_line_decided_differs_with_reason
        check (decided_reason is not null or decided_points is null
            or (decided_points, decided_bonus) is not distinct from
                (coalesce(agreed_points, head_points, self_points, decided_points),
                 coalesce(agreed_bonus, head_bonus, self_bonus, decided_bonus)))
);
