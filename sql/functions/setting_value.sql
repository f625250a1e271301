-- Why: what one setting is for a cluster's year, or by the council's guidance where the cluster is null, whether a cycle is open
-- or not; null where the council has no such cluster.
create or replace function thidua.setting_value(p_year integer, p_cluster text, p_name text) returns text
    language sql stable
begin atomic
    select resolved.value
    from (select p_cluster as code) as wanted
    left join thidua.cluster on cluster.council_id = (select thidua.current_council()) and cluster.code = wanted.code
    cross join lateral thidua.setting_layers(array[p_year], array[cluster.cluster_id], array[p_name]) as resolved
    where wanted.code is null or cluster.cluster_id is not null;
end;
