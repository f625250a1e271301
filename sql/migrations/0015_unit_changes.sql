-- Why: units merge, split, take new names and move, on a day and on a paper. What happened is kept; a card whose unit ended
-- within the year leaves the cycle and says whose card goes on; a finding with effect goes on with that card, and nowhere else.

create sequence unit_change_id_seq as bigint;

create table unit_change (
    council_id     bigint      not null references council (council_id),
    change_id      bigint      not null default nextval('unit_change_id_seq'),
    kind           text        not null,
    took_effect_on date        not null,
    document       label       not null,
    reason         label,
    author         text        not null,
    at             timestamptz not null,
    constraint unit_change_pkey primary key (council_id, change_id),
    constraint unit_change_kind_is_known check (kind in ('merge', 'split', 'rename', 'move'))
);

-- What became of each unit of a change: it ended and another took over its open work, it gave a part away and goes on, it
-- began, it took others in, or only its name or cluster changed.
create table unit_change_part (
    council_id      bigint not null,
    change_id       bigint not null,
    unit_id         bigint not null,
    role            text   not null,
    heir_id         bigint,
    old_name        label,
    new_name        label,
    from_cluster_id bigint,
    to_cluster_id   bigint,
    constraint unit_change_part_pkey primary key (council_id, change_id, unit_id),
    constraint unit_change_part_of_a_change foreign key (council_id, change_id)
        references unit_change (council_id, change_id),
    constraint unit_change_part_unit_exists foreign key (council_id, unit_id) references unit (council_id, unit_id),
    constraint unit_change_part_heir_exists foreign key (council_id, heir_id) references unit (council_id, unit_id),
    constraint unit_change_part_from_cluster_exists foreign key (council_id, from_cluster_id)
        references cluster (council_id, cluster_id),
    constraint unit_change_part_to_cluster_exists foreign key (council_id, to_cluster_id)
        references cluster (council_id, cluster_id),
    constraint unit_change_part_role_is_known check (role in ('ends', 'divides', 'begins', 'absorbs', 'changes')),
    constraint unit_change_part_that_ends_has_an_heir check ((role = 'ends') = (heir_id is not null)),
    constraint unit_change_part_is_not_its_own_heir check (heir_id <> unit_id),
    constraint unit_change_part_names_are_whole check (num_nulls(old_name, new_name) in (0, 2))
);

create index unit_change_part_of_unit on unit_change_part (council_id, unit_id);

-- A card that left its cycle stays as it was on that day; it is not required, ranked or counted any more.
alter table scorecard
    add column left_on date,
    add column left_to bigint,
    add constraint scorecard_left_says_whose_card_goes_on check (num_nulls(left_on, left_to) in (0, 2)),
    add constraint scorecard_left_to_exists foreign key (council_id, left_to) references unit (council_id, unit_id);

-- A finding that goes on with a successor names the one that it goes on from, which is lifted by that.
alter table finding
    add column carried_cycle_id bigint,
    add column carried_finding_id bigint,
    add constraint finding_carried_is_whole check (num_nulls(carried_cycle_id, carried_finding_id) in (0, 2)),
    add constraint finding_carried_exists foreign key (council_id, carried_cycle_id, carried_finding_id)
        references finding (council_id, cycle_id, finding_id);

create unique index finding_is_carried_once on finding (council_id, carried_cycle_id, carried_finding_id)
    where carried_finding_id is not null;

-- A year's standings name units as they were called on its last day.
create or replace view council_standing with (security_invoker = true) as
select cycle.year, cluster.code as cluster, unit.code as unit, coalesce(then_called.old_name, unit.name)::label as unit_name,
       standing.rank, standing.tied, standing.class, standing.base, standing.bonus, standing.deduction, standing.total,
       standing.gate
from standing
join cycle using (council_id, cycle_id)
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id)
left join lateral (
    select part.old_name
    from unit_change_part as part
    join unit_change as change using (council_id, change_id)
    where part.council_id = standing.council_id
      and part.unit_id = standing.unit_id
      and part.old_name is not null
      and change.took_effect_on > cycle.ends_on
    order by change.took_effect_on, change.change_id
    limit 1
) as then_called on true;

call separate_councils('unit_change', 'unit_change_part');
grant usage on sequence unit_change_id_seq to thidua_app;
grant update (left_on, left_to) on scorecard to thidua_app;
grant select on unit_change, unit_change_part to thidua_council;
