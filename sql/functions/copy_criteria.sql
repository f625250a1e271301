-- Why: most councils begin a year with the criteria of the last. Each cycle that has none yet is proposed the set that its
-- cluster went by in p_from_year; a set of several clusters is copied once. Digests do not hold the year, so a copy that is
-- there already is known by its digest. The answer has a row for each cluster that has a set in both years or is named.
create or replace function thidua.copy_criteria(p_from_year integer, p_year integer, p_clusters text[])
    returns table (cluster_code text, set_code text, version integer, is_proposed boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    lacking text;
    empty_cycles bigint[];
    former_sets bigint[];
begin
    perform wanted_cycles(p_from_year, p_clusters);
    select cluster.code into lacking
    from cycle as former
    join cluster using (council_id, cluster_id)
    where former.council_id = this_council
      and former.year = p_from_year
      and former.criteria_set_id is null
      and cluster.code = any (p_clusters)
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD002', 'criteria_missing', 'cluster', lacking, 'year', p_from_year::text);
    end if;

    select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}'),
           coalesce(array_agg(former.criteria_set_id order by cycle.cycle_id), '{}')
    into empty_cycles, former_sets
    from cycle
    join cycle as former using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and cycle.criteria_set_id is null
      and cycle.state <> 'closed'
      and former.year = p_from_year
      and former.criteria_set_id is not null;

    perform pg_advisory_xact_lock(hashtextextended('criteria ' || this_council || ' ' || source.code, 0))
    from (select distinct s.code
          from criteria_set as s
          where s.council_id = this_council and s.criteria_set_id = any (former_sets)
          order by s.code) as source;
    with source as (
        select s.*, row_number() over (partition by s.code order by s.version) as nth
        from criteria_set as s
        where s.council_id = this_council
          and s.criteria_set_id = any (former_sets)
          and not exists (select from criteria_set as known
                          where known.council_id = this_council and known.code = s.code and known.year = p_year
                            and known.digest = s.digest)
    ),
    copied as (
        insert into criteria_set (council_id, code, year, version, base_total, bonus_cap, required_lines, digest, aggregate,
                                  first_weight, second_weight, over_achievement)
        select this_council, source.code, p_year,
               source.nth + (select coalesce(max(known.version), 0) from criteria_set as known
                             where known.council_id = this_council and known.code = source.code and known.year = p_year),
               source.base_total, source.bonus_cap, source.required_lines, source.digest, source.aggregate,
               source.first_weight, source.second_weight, source.over_achievement
        from source
        returning criteria_set_id, code, digest
    ),
    pair as materialized (
        select source.criteria_set_id as source_id, copied.criteria_set_id as copy_id
        from source
        join copied using (code, digest)
    ),
    groups as (
        insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
        select g.council_id, pair.copy_id, g.group_no, g.code, g.max
        from pair
        join criterion_group as g on g.council_id = this_council and g.criteria_set_id = pair.source_id
    ),
    criteria as (
        insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step, bonus_max,
                               needs_evidence, rule, scorer)
        select c.council_id, pair.copy_id, c.criterion_no, c.group_no, c.code, c.text, c.kind, c.max, c.step, c.bonus_max,
               c.needs_evidence, c.rule, c.scorer
        from pair
        join criterion as c on c.council_id = this_council and c.criteria_set_id = pair.source_id
    )
    insert into criterion_rung (council_id, criteria_set_id, criterion_no, rung_no, lower, lower_included, upper,
                                upper_included, points)
    select r.council_id, pair.copy_id, r.criterion_no, r.rung_no, r.lower, r.lower_included, r.upper, r.upper_included,
           r.points
    from pair
    join criterion_rung as r on r.council_id = this_council and r.criteria_set_id = pair.source_id;

    perform propose_criteria(empty_cycles, array(
        select known.criteria_set_id
        from unnest(former_sets) with ordinality as former (set_id, place)
        join criteria_set as s on s.council_id = this_council and s.criteria_set_id = former.set_id
        cross join lateral (
            select k.criteria_set_id from criteria_set as k
            where k.council_id = this_council and k.code = s.code and k.year = p_year and k.digest = s.digest
            order by k.version desc
            limit 1
        ) as known
        order by former.place));

    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), 'criteria copy',
           'criteria/' || s.code || '/' || p_year || '/' || s.version,
           jsonb_build_object('year', p_from_year),
           jsonb_build_object('clusters', jsonb_agg(cluster.code order by cluster.code), 'digest', encode(s.digest, 'hex'))
    from cycle
    join cluster using (council_id, cluster_id)
    join criteria_set as s using (council_id, criteria_set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (empty_cycles)
    group by s.code, s.version, s.digest
    order by s.code, s.version;

    return query
    select cluster.code::text, s.code::text, s.version::integer, cycle.cycle_id = any (empty_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    join criteria_set as s using (council_id, criteria_set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
    order by cluster.code;
end
$$;
