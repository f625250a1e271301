-- Why: how many of a cluster's members must agree, in percent, before something of theirs counts as agreed: what the council, its
-- regulation or the cycle sets for that year under this name.
create or replace function thidua.agreement_share(p_cluster_id bigint, p_year integer, p_name text) returns numeric
    language sql stable
    return (
        select resolved.value::numeric
        from thidua.setting_layers(array[p_year], array[p_cluster_id], array[p_name]) as resolved);
