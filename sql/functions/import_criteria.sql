-- Why: one table of criteria serves the cycles of one year. This writes it and proposes it to the cycles. A cycle with scores
-- keeps the table that it is scored by, and one whose members have agreed changes by an amendment only. The same table again
-- changes nothing.
create or replace function thidua.import_criteria(
    p_code text, p_year integer, p_clusters text[], p_base_total numeric, p_bonus_cap numeric,
    p_group text[], p_group_max numeric[],
    p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[],
    p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[] default '{}', p_scorer text[] default '{}',
    p_rung_criterion integer[] default '{}', p_rung_lower numeric[] default '{}', p_rung_lower_included boolean[] default '{}',
    p_rung_upper numeric[] default '{}', p_rung_upper_included boolean[] default '{}', p_rung_points numeric[] default '{}',
    p_aggregate text default 'annual', p_first_weight integer default null, p_second_weight integer default null,
    p_over_achievement numeric default 100
) returns table (version integer, criteria integer, cycles integer, is_new boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    written record;
    changing bigint[];
    held record;
begin
    select * into written
    from write_criteria_set(
        p_code, p_year, p_base_total, p_bonus_cap, p_group, p_group_max, p_criterion, p_criterion_group, p_text, p_kind, p_max,
        p_step, p_bonus_max, p_needs_evidence, p_rule, p_scorer, p_rung_criterion, p_rung_lower, p_rung_lower_included,
        p_rung_upper, p_rung_upper_included, p_rung_points, p_aggregate, p_first_weight, p_second_weight, p_over_achievement);

    select cluster.code, case when agreed.found then 'criteria_agreed' else 'criteria_scored' end as reason into held
    from cycle
    join cluster using (council_id, cluster_id)
    cross join lateral (
        select exists (select from cycle_criteria as c
                       where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.agreed_at is not null) as found
    ) as agreed
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and cycle.criteria_set_id is distinct from written.set_id
      and (agreed.found or exists (select from scorecard_line as line
                                   where line.council_id = this_council and line.cycle_id = cycle.cycle_id))
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD003', held.reason, 'year', p_year::text, 'cluster', held.code);
    end if;

    -- What is closed and was scored by this very set is left alone, and so is what was agreed: an amendment may be open there.
    select coalesce(array_agg(cycle.cycle_id), '{}') into changing
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and (cycle.state <> 'closed' or cycle.criteria_set_id is distinct from written.set_id)
      and not exists (
          select from cycle_criteria as agreed
          where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id and agreed.agreed_at is not null);
    cycles := propose_criteria(changing, array_fill(written.set_id, array[cardinality(changing)]));

    version := written.version;
    is_new := written.is_new;
    criteria := cardinality(p_criterion);
    if is_new or cycles > 0 then
        perform record_event('criteria import', 'criteria/' || p_code || '/' || p_year || '/' || version,
            p_after => jsonb_build_object('criteria', criteria, 'base_total', p_base_total, 'cycles', cycles,
                                          'digest', encode(written.set_digest, 'hex')));
    end if;
    return next;
end
$$;
