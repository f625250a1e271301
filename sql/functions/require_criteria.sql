-- Why: members are asked about criteria that their cycle was given, and a unit speaks in the cycle that it competes in. What is
-- missing is named with the first cluster, by code, that lacks it. p_version null is any version, p_unit null every member.
create or replace function thidua.require_criteria(p_cycles bigint[], p_year integer, p_unit text, p_version integer) returns void
    language plpgsql stable
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    fault record;
begin
    if p_cycles = '{}' then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;
    select cluster.code into fault
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and not exists (
          select from cycle_criteria as c
          join criteria_set as s using (council_id, criteria_set_id)
          where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.withdrawn_at is null
            and (p_version is null or s.version = p_version))
    order by cluster.code
    limit 1;
    if found and p_version is not null then
        perform refuse('TD002', 'criteria_version_missing', 'cluster', fault.code, 'year', p_year::text,
                       'version', p_version::text);
    elsif found then
        perform refuse('TD002', 'criteria_missing', 'cluster', fault.code, 'year', p_year::text);
    end if;
    select cluster.code into fault
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and p_unit is not null
      and not exists (
          select from scorecard as card
          join unit using (council_id, unit_id)
          where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null
            and unit.code = p_unit)
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD002', 'card_missing_in_cluster', 'unit', p_unit, 'year', p_year::text, 'cluster', fault.code);
    end if;
end
$$;
