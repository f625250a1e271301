-- Why: targets are right as a whole or refused as a whole, and whoever sent them wants every mistake at once: units that are no
-- members, criteria that are not there or take no result of a plan, halves that the criteria do not score, and a second target
-- for a line of a card that has one, in the file or on record.
create or replace function thidua.check_targets(
    p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[],
    p_criterion text[], p_half integer[]
) returns table (line integer, col text, value text, reason text, parameters text[])
    language plpgsql stable
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with wanted as materialized (
        select * from named_targets(p_cycle, p_line, p_unit, p_indicator, p_measure, p_plan, p_criterion, p_half)
    ),
    given as (
        select r.*, cycle.year, cluster.code as cluster, criteria_set.aggregate, criterion.kind,
               criterion.criterion_no
        from unnest(p_line, p_unit, p_criterion, p_half) as r (line, unit, criterion, half)
        cross join cycle
        join cluster using (council_id, cluster_id)
        left join criteria_set using (council_id, criteria_set_id)
        left join criterion on criterion.council_id = this_council
            and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                        else cycle.criteria_set_id end
            and criterion.code = r.criterion
        where cycle.council_id = this_council and cycle.cycle_id = p_cycle
    ),
    -- What stands once the file is written: its own targets, and those on record that it leaves alone.
    afterwards as (
        select wanted.line, wanted.unit_id, wanted.indicator, wanted.criterion, wanted.half
        from wanted
        union all
        select 0, known.unit_id, known.indicator, known.criterion, known.half
        from covenant_target as known
        where known.council_id = this_council and known.cycle_id = p_cycle and known.withdrawn_at is null
          and not exists (select from wanted
                          where wanted.unit_id = known.unit_id and wanted.indicator = known.indicator
                            and wanted.half = known.half)
    ),
    rivals as (
        select distinct on (wanted.line) wanted.line, wanted.unit, wanted.criterion, rival.indicator
        from wanted
        join afterwards as rival on rival.unit_id = wanted.unit_id and rival.criterion = wanted.criterion
            and rival.half = wanted.half and rival.line < wanted.line
        order by wanted.line, wanted.unit collate "C"
    )
    select given.line, 'unit', given.unit, 'card_missing_in_cluster',
           array['unit', given.unit, 'year', given.year::text, 'cluster', given.cluster::text]
    from given
    where given.unit is not null and not exists (select from wanted where wanted.unit = given.unit)
    union all
    select given.line, 'criterion', given.criterion, 'criterion_unknown', '{}'::text[]
    from given
    where given.criterion is not null and given.criterion_no is null
    union all
    select given.line, 'criterion', given.criterion, 'target_criterion_kind', array['kind', given.kind]
    from given
    where given.kind not in ('proportional', 'ladder')
    union all
    select given.line, 'half', given.half::text, 'half_unexpected', '{}'
    from given
    where given.criterion is not null and given.aggregate = 'annual' and given.half <> 0
    union all
    select given.line, 'half', null, 'half_missing', '{}'
    from given
    where given.criterion is not null and given.aggregate = 'halves' and given.half = 0
    union all
    select rivals.line, 'criterion', rivals.criterion, 'target_criterion_taken',
           array['unit', rivals.unit, 'indicator', rivals.indicator]
    from rivals
    order by 1, 2;
end
$$;
