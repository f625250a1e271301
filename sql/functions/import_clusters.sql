-- Why: a council's clusters and their members come as one list. Arrays in, counts out; the list is complete for the units
-- that it names: a unit named in another cluster than before moves there on p_from, its membership until then stays, and
-- so does a move on a later day.
create or replace function thidua.import_clusters(
    p_cluster text[], p_cluster_name text[], p_kind text[], p_unit text[], p_unit_name text[], p_from date
) returns table (clusters integer, units integer, changed integer)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    written integer;
    before jsonb;
    ended record;
begin
    -- A change of units that is under way is waited for: who is a member hangs on it.
    perform from council where council_id = this_council for share;
    select u.code, u.valid_to, successor.code as successor into ended
    from unit as u
    join unnest(p_unit) as r (code) using (code)
    left join unit as successor on successor.council_id = this_council and successor.unit_id = u.successor_id
    where u.council_id = this_council and u.valid_to <= p_from
    order by u.code
    limit 1;
    if found then
        perform refuse('TD003', 'unit_has_ended', 'unit', ended.code, 'on', ended.valid_to::text,
                       'successor', coalesce(ended.successor, '-'));
    end if;
    changed := 0;
    -- What is renamed or moved, as it was; what is new has no before.
    before := jsonb_strip_nulls(jsonb_build_object(
        'clusters', (
            select jsonb_object_agg(c.code, jsonb_build_object('name', c.name, 'kind', c.kind))
            from cluster as c
            join (select distinct code, name, kind
                  from unnest(p_cluster, p_cluster_name, p_kind) as r (code, name, kind)) as r using (code)
            where c.council_id = this_council and (c.name, c.kind) is distinct from (normalize(r.name), r.kind)),
        'units', (
            select jsonb_object_agg(u.code, u.name)
            from unit as u
            join unnest(p_unit, p_unit_name) as r (code, name) using (code)
            where u.council_id = this_council and u.name is distinct from normalize(r.name)),
        'members', (
            select jsonb_object_agg(unit.code, cluster.code)
            from membership as m
            join unit using (council_id, unit_id)
            join cluster using (council_id, cluster_id)
            join unnest(p_cluster, p_unit) as r (cluster_code, unit_code) on unit.code = r.unit_code
            where m.council_id = this_council and cluster.code <> r.cluster_code
              and daterange(m.valid_from, m.valid_to) @> p_from)));

    insert into cluster as c (council_id, code, name, kind)
    select distinct on (r.code) this_council, r.code, normalize(r.name), r.kind
    from unnest(p_cluster, p_cluster_name, p_kind) as r (code, name, kind)
    order by r.code
    on conflict (council_id, code) do update
        set name = excluded.name, kind = excluded.kind
        where (c.name, c.kind) is distinct from (excluded.name, excluded.kind);
    get diagnostics written = row_count;
    changed := changed + written;

    insert into unit as u (council_id, code, name, valid_from)
    select this_council, r.code, normalize(r.name), p_from
    from unnest(p_unit, p_unit_name) as r (code, name)
    on conflict (council_id, code) do update
        set name = excluded.name, valid_from = least(u.valid_from, excluded.valid_from)
        where u.name is distinct from excluded.name::text or u.valid_from > excluded.valid_from;
    get diagnostics written = row_count;
    changed := changed + written;

    -- Whoever moves leaves the old cluster on the day it joins the new one.
    update membership as m
    set valid_to = p_from
    from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
    where cluster.council_id = this_council and cluster.code = r.cluster_code
      and unit.council_id = this_council and unit.code = r.unit_code
      and m.council_id = this_council and m.unit_id = unit.unit_id
      and m.cluster_id <> cluster.cluster_id
      and m.valid_from < p_from and (m.valid_to is null or m.valid_to > p_from);
    get diagnostics written = row_count;
    changed := changed + written;

    -- Whoever joined another cluster on that very day was entered wrongly and is put right.
    update membership as m
    set cluster_id = cluster.cluster_id
    from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
    where cluster.council_id = this_council and cluster.code = r.cluster_code
      and unit.council_id = this_council and unit.code = r.unit_code
      and m.council_id = this_council and m.unit_id = unit.unit_id
      and m.cluster_id <> cluster.cluster_id
      and m.valid_from = p_from;
    get diagnostics written = row_count;
    changed := changed + written;

    -- Whoever was entered in this cluster from a later day on, and in none between, has been in it since p_from.
    update membership as m
    set valid_from = p_from
    from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
    where cluster.council_id = this_council and cluster.code = r.cluster_code
      and unit.council_id = this_council and unit.code = r.unit_code
      and m.council_id = this_council and m.unit_id = unit.unit_id
      and m.cluster_id = cluster.cluster_id
      and m.valid_from > p_from
      and not exists (
          select
          from membership as earlier
          where earlier.council_id = this_council
            and earlier.unit_id = m.unit_id
            and earlier.valid_from < m.valid_from
            and (earlier.valid_to is null or earlier.valid_to > p_from)
      );
    get diagnostics written = row_count;
    changed := changed + written;

    -- A membership ends where a later one begins.
    insert into membership (council_id, unit_id, valid_from, valid_to, cluster_id)
    select this_council, unit.unit_id, p_from,
           (select min(later.valid_from)
            from membership as later
            where later.council_id = this_council and later.unit_id = unit.unit_id and later.valid_from > p_from),
           cluster.cluster_id
    from unnest(p_cluster, p_unit) as r (cluster_code, unit_code)
    join cluster on cluster.council_id = this_council and cluster.code = r.cluster_code
    join unit on unit.council_id = this_council and unit.code = r.unit_code
    where not exists (
        select
        from membership as m
        where m.council_id = this_council
          and m.unit_id = unit.unit_id
          and m.cluster_id = cluster.cluster_id
          and daterange(m.valid_from, m.valid_to) @> p_from
    );
    get diagnostics written = row_count;
    changed := changed + written;

    clusters := (select count(distinct code) from unnest(p_cluster) as r (code));
    units := cardinality(p_unit);
    if changed > 0 then
        perform record_event('cluster import', 'clusters',
            p_before => nullif(before, '{}'),
            p_after => jsonb_build_object('clusters', clusters, 'units', units, 'changed', changed, 'from', p_from));
    end if;
    return next;
end
$$;
