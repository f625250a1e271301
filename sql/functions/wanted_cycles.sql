-- Why: commands name clusters by their codes, or mean every cluster of the year. Whoever asks gets the cycles' ids, locked in
-- one order so that two who change the same cycles wait for each other; a cluster without a cycle is named.
create or replace function thidua.wanted_cycles(p_year integer, p_clusters text[]) returns bigint[]
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    missing text;
    wanted bigint[];
begin
    select named.code into missing
    from unnest(p_clusters) as named (code)
    where not exists (
        select from cycle join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council and cycle.year = p_year and cluster.code = named.code)
    order by named.code
    limit 1;
    if found then
        perform refuse('TD002', 'cycle_missing', 'cluster', missing, 'year', p_year::text);
    end if;

    with locked as (
        select cycle.cycle_id
        from cycle
        where cycle.council_id = this_council
          and cycle.year = p_year
          and (p_clusters is null or cycle.cluster_id in
               (select cluster.cluster_id from cluster
                where cluster.council_id = this_council and cluster.code = any (p_clusters)))
        order by cycle.cycle_id
        for no key update
    )
    select coalesce(array_agg(locked.cycle_id), '{}') into wanted from locked;
    return wanted;
end
$$;
