-- Why: the standing agency decides cards in the council's place only while the council lets it, for the whole year or for that
-- cluster.
create or replace function thidua.is_delegated(p_cycle_id bigint) returns boolean
    language sql stable
begin atomic
    select exists (
        select
        from thidua.cycle
        join thidua.delegation on delegation.council_id = cycle.council_id
            and delegation.year = cycle.year
            and (delegation.cluster_id is null or delegation.cluster_id = cycle.cluster_id)
        where cycle.council_id = (select thidua.current_council())
          and cycle.cycle_id = p_cycle_id
          and delegation.revoked_at is null);
end;
