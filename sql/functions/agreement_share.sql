-- Why: how many of a cluster's members must agree, in percent, stands in one place; everybody, until a council sets less.
create or replace function thidua.agreement_share(p_cluster_id bigint, p_year integer, p_name text) returns numeric
    language sql stable
    return 100.00;
