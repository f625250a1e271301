-- Why: how many of the members, in per cent, must agree before something of their cluster counts as agreed.
create or replace function thidua.agreement_share(p_cluster_id bigint, p_year integer, p_name text) returns numeric
    language sql stable
    return 100;
