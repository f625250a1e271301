-- Why: criteria hold because the members agreed to them, one by one or on a paper for all. Once enough of a cycle's members
-- have, the proposal is frozen and the cycle goes by it; where it amends agreed criteria, the first half keeps the former
-- set. p_clusters null is every cluster of the year, p_unit null every member.
create or replace function thidua.agree_criteria(
    p_year integer, p_clusters text[], p_unit text, p_version integer, p_document text
) returns table (cluster_code text, set_code text, version integer, given integer, agreed integer, needed integer,
                 members integer, is_agreed boolean, agreed_now boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    open_cycles bigint[];
    open_sets bigint[];
    given_cycles bigint[];
    given_units bigint[];
    agreed_cycles bigint[];
begin
    perform require_criteria(wanted, p_year, p_unit, p_version);

    select coalesce(array_agg(c.cycle_id order by c.cycle_id), '{}'),
           coalesce(array_agg(c.criteria_set_id order by c.cycle_id), '{}')
    into open_cycles, open_sets
    from cycle_criteria as c
    join criteria_set as s using (council_id, criteria_set_id)
    where c.council_id = this_council
      and c.cycle_id = any (wanted)
      and c.agreed_at is null
      and c.withdrawn_at is null
      and (p_version is null or s.version = p_version);

    perform refuse_lopsided_criteria(open_cycles, open_sets);
    perform refuse_late_amendment(array(
        select cycle.cycle_id
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        join cycle on cycle.council_id = this_council and cycle.cycle_id = proposed.cycle_id
        where cycle.criteria_set_id <> proposed.set_id));

    with written as (
        insert into criteria_response (council_id, cycle_id, criteria_set_id, unit_id, kind, document, author, at)
        select this_council, proposed.cycle_id, proposed.set_id, card.unit_id, 'agree', normalize(p_document),
               current_actor(), current_instant()
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        join scorecard as card
            on card.council_id = this_council and card.cycle_id = proposed.cycle_id and card.left_on is null
        join unit using (council_id, unit_id)
        where p_unit is null or unit.code = p_unit
        on conflict (council_id, cycle_id, criteria_set_id, unit_id) where kind = 'agree' do nothing
        returning cycle_id, unit_id
    )
    select coalesce(array_agg(written.cycle_id), '{}'), coalesce(array_agg(written.unit_id), '{}')
    into given_cycles, given_units
    from written;

    with newly as (
        update cycle_criteria as c
        set agreed_at = current_instant(), agreed_by = current_actor(), document = normalize(p_document)
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        cross join lateral criteria_agreement(proposed.cycle_id, proposed.set_id) as stand
        where c.council_id = this_council
          and c.cycle_id = proposed.cycle_id
          and c.criteria_set_id = proposed.set_id
          and stand.agreed >= stand.needed
        returning c.cycle_id
    )
    select coalesce(array_agg(newly.cycle_id), '{}') into agreed_cycles from newly;

    update cycle
    set first_half_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id), criteria_set_id = proposed.set_id
    from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = proposed.cycle_id
      and cycle.cycle_id = any (agreed_cycles)
      and cycle.criteria_set_id <> proposed.set_id;

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'criteria agree',
           'criteria/' || s.code || '/' || p_year || '/' || s.version,
           jsonb_strip_nulls(jsonb_build_object(
               'cluster', cluster.code, 'document', p_document, 'agreed', proposed.cycle_id = any (agreed_cycles),
               'units', (select jsonb_agg(unit.code order by unit.code)
                         from unnest(given_cycles, given_units) as given (cycle_id, unit_id)
                         join unit on unit.council_id = this_council and unit.unit_id = given.unit_id
                         where given.cycle_id = proposed.cycle_id)))
    from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
    join criteria_set as s on s.council_id = this_council and s.criteria_set_id = proposed.set_id
    join cycle on cycle.council_id = this_council and cycle.cycle_id = proposed.cycle_id
    join cluster on cluster.council_id = this_council and cluster.cluster_id = cycle.cluster_id
    where proposed.cycle_id = any (given_cycles || agreed_cycles)
    order by cluster.code;

    return query
    select cluster.code::text, s.code::text, s.version::integer,
           (select count(*)::integer from unnest(given_cycles) as given (cycle_id) where given.cycle_id = cycle.cycle_id),
           stand.agreed, stand.needed, stand.members, c.agreed_at is not null,
           cycle.cycle_id = any (agreed_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    cross join lateral (
        -- The proposal that was asked about, else what the cycle goes by.
        select c.criteria_set_id, c.agreed_at
        from cycle_criteria as c
        join criteria_set as named using (council_id, criteria_set_id)
        where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.withdrawn_at is null
          and (p_version is null or named.version = p_version)
        order by c.criteria_set_id = any (open_sets) desc, c.criteria_set_id = cycle.criteria_set_id desc,
                 c.criteria_set_id desc
        limit 1
    ) as c
    join criteria_set as s on s.council_id = this_council and s.criteria_set_id = c.criteria_set_id
    cross join lateral criteria_agreement(cycle.cycle_id, s.criteria_set_id) as stand
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
    order by cluster.code;
end
$$;
