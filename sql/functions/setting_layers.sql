-- Why: the one way in which a setting resolves: what the cycle says, else the cluster's regulation of that year, else the
-- council's guidance of that year, else the default. A null cluster asks for what the guidance says, null names for all
-- settings. Each layer is one look-up in the unique index.
create or replace function thidua.setting_layers(p_year integer, p_cluster_id bigint, p_names text[])
    returns table (name text, value text, layer text, default_value text, guidance_value text, regulation_value text,
                   cycle_value text)
    language sql stable
begin atomic
    select definition.name, coalesce(of_cycle.value, of_regulation.value, of_guidance.value, definition.default_value),
           case
               when of_cycle.value is not null then 'cycle'
               when of_regulation.value is not null then 'regulation'
               when of_guidance.value is not null then 'guidance'
               else 'default'
           end,
           definition.default_value, of_guidance.value, of_regulation.value, of_cycle.value
    from thidua.setting_definitions() as definition
    left join thidua.setting as of_cycle
        on of_cycle.council_id = (select thidua.current_council()) and of_cycle.year = p_year::smallint
       and of_cycle.layer = 'cycle' and of_cycle.cluster_id = p_cluster_id and of_cycle.name = definition.name
    left join thidua.setting as of_regulation
        on of_regulation.council_id = (select thidua.current_council()) and of_regulation.year = p_year::smallint
       and of_regulation.layer = 'regulation' and of_regulation.cluster_id = p_cluster_id
       and of_regulation.name = definition.name
    left join thidua.setting as of_guidance
        on of_guidance.council_id = (select thidua.current_council()) and of_guidance.year = p_year::smallint
       and of_guidance.layer = 'guidance' and of_guidance.cluster_id is null and of_guidance.name = definition.name
    where (select thidua.require_settings(p_names))
      and (p_names is null or definition.name = any (p_names));
end;
