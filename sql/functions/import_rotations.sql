-- Why: clusters write down in which order their units lead. Arrays in, one element a unit, in order; the list of a cluster named
-- here is replaced as a whole by its next version, and one that says the same is left. Returns how many clusters changed.
create or replace function thidua.import_rotations(p_clusters text[], p_units text[], p_document text) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    changed bigint[];
begin
    perform from cluster
    where council_id = this_council and code = any (p_clusters)
    order by cluster_id
    for no key update;

    with given as (
        select cluster.cluster_id, array_agg(unit.unit_id order by line.place) as units
        from unnest(p_clusters, p_units) with ordinality as line (cluster, unit, place)
        join cluster on cluster.council_id = this_council and cluster.code = line.cluster
        join unit on unit.council_id = this_council and unit.code = line.unit
        group by cluster.cluster_id
    ),
    former as (
        select rotation.cluster_id, rotation.version, array_agg(rotation.unit_id order by rotation.place) as units
        from rotation
        where rotation.council_id = this_council
        group by rotation.cluster_id, rotation.version
    ),
    fresh as (
        select given.cluster_id, given.units, coalesce(newest.version, 0) + 1 as version
        from given
        left join lateral (
            select former.version, former.units
            from former
            where former.cluster_id = given.cluster_id
            order by former.version desc
            limit 1
        ) as newest on true
        where newest.units is distinct from given.units
    ),
    written as (
        insert into rotation (council_id, cluster_id, version, place, unit_id, document, imported_by, imported_at)
        select this_council, fresh.cluster_id, fresh.version, line.place, line.unit_id, normalize(p_document),
               current_actor(), current_instant()
        from fresh
        cross join lateral unnest(fresh.units) with ordinality as line (unit_id, place)
        returning cluster_id
    )
    select coalesce(array_agg(distinct cluster_id), '{}') into changed from written;

    perform record_event('rotation import', 'rotation/' || cluster.code,
        (select jsonb_build_object('units', jsonb_agg(unit.code order by former.place))
         from rotation as former
         join unit using (council_id, unit_id)
         where former.council_id = this_council and former.cluster_id = cluster.cluster_id
           and former.version = present.version - 1
         having count(*) > 0),
        jsonb_strip_nulls(jsonb_build_object('version', present.version, 'units', present.units,
            'document', normalize(p_document))))
    from cluster
    cross join lateral rotation_of(cluster.cluster_id) as present
    where cluster.council_id = this_council
      and cluster.cluster_id = any (changed)
    order by cluster.code;
    return cardinality(changed);
end
$$;
