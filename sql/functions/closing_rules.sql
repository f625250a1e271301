-- Why: by what cycles are ranked and closed: thresholds, the order in which equal totals are told apart, what bars a nomination. Looked up
-- once for all cycles of a closing; p_policies says for each what is made of missing work, null where nothing is.
create or replace function thidua.closing_rules(p_cycles bigint[], p_policies text[]) returns thidua.closing_rule[]
    language sql stable
begin atomic
    with asked as (
        select given.cycle_id, given.policy
        from unnest(p_cycles, p_policies) as given (cycle_id, policy)
    ),
    resolved as materialized (
        select setting.cycle_id,
               max(setting.value) filter (where setting.name = 'excellent_from') as excellent_from,
               max(setting.value) filter (where setting.name = 'good_from') as good_from,
               max(setting.value) filter (where setting.name = 'fair_from') as fair_from,
               max(setting.value) filter (where setting.name = 'excellent_max_share') as excellent_max_share,
               max(setting.value) filter (where setting.name = 'tie_keys') as tie_keys,
               max(setting.value) filter (where setting.name = 'key_task_group') as key_task_group,
               max(setting.value) filter (where setting.name = 'certificates_per_cluster') as certificates,
               max(setting.value) filter (where setting.name = 'dossier_gate') as dossier_gate
        from thidua.settings_of(p_cycles, array['excellent_from', 'good_from', 'fair_from', 'excellent_max_share', 'tie_keys',
                                                'key_task_group', 'certificates_per_cluster', 'dossier_gate']) as setting
        group by setting.cycle_id
    )
    select coalesce(array_agg(row(
               asked.cycle_id, asked.policy, criteria_set.base_total::numeric, resolved.excellent_from::numeric(5,2),
               resolved.good_from::numeric(5,2), resolved.fair_from::numeric(5,2), resolved.excellent_max_share::numeric(5,2),
               string_to_array(resolved.tie_keys, ','), resolved.key_task_group, resolved.certificates::integer,
               resolved.dossier_gate)::thidua.closing_rule order by asked.cycle_id), '{}')
    from asked
    join resolved using (cycle_id)
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = asked.cycle_id
    join thidua.criteria_set using (council_id, criteria_set_id);
end;
